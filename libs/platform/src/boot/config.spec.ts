import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SERVICES } from '@odyssey/contracts';
import { TestAuthority } from '@odyssey/testing';
import { z } from 'zod';
import { ConfigFaults, serviceConfig } from './config.ts';
import type { Environment } from './environment.ts';

const urls = Object.fromEntries(
  SERVICES.map((name) => [`ODYSSEY_${name.toUpperCase()}_URL`, 'http://127.0.0.1:8081/']),
);
const whole: Environment = {
  ...urls,
  ODYSSEY_GOALS_PORT: '8081',
  ODYSSEY_GOALS_DATABASE_URL: 'postgres://goals:secret@127.0.0.1:5432/odyssey_goals',
  ODYSSEY_GOALS_SECRET: 'a secret of the service',
  ODYSSEY_KAFKA_URL: '127.0.0.1:9092,127.0.0.1:9093',
  ODYSSEY_REDIS_URL: 'redis://127.0.0.1:6379',
  ODYSSEY_PUBLIC_URL: 'http://localhost:8080',
  ODYSSEY_CURSOR_SECRET: 'a secret for cursors',
};

function faultsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('is what all services know and what this one adds', () => {
    const read = serviceConfig(z.object({ ODYSSEY_MEDIA_DIR: z.string() }));
    const config = read({ ...whole, ODYSSEY_MEDIA_DIR: '/var/media', ODYSSEY_LIMIT_READ: '10' }, 'goals');
    expect(config).toMatchObject({
      service: 'goals',
      port: 8081,
      kafkaBrokers: ['127.0.0.1:9092', '127.0.0.1:9093'],
      ODYSSEY_MEDIA_DIR: '/var/media',
      limits: { read: 10, write: 300, ai: 60, auth: 20 },
    });
    expect(config.urls.auth).toBe('http://127.0.0.1:8081');
  });

  it('speaks to Kafka in the clear unless it is told how', () => {
    const read = serviceConfig();
    const ca = '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----';
    const login = {
      ODYSSEY_KAFKA_SASL_MECHANISM: 'scram-sha-512',
      ODYSSEY_KAFKA_USERNAME: 'goals',
      ODYSSEY_KAFKA_PASSWORD: 'secret',
    };
    expect(read(whole, 'goals').kafkaSecurity).toEqual({});
    expect(
      read({ ...whole, ODYSSEY_KAFKA_TLS: 'true', ODYSSEY_KAFKA_CA: ca, ...login }, 'goals').kafkaSecurity,
    ).toEqual({ tls: { ca }, login: { mechanism: 'scram-sha-512', username: 'goals', password: 'secret' } });
    for (const [given, fault] of [
      [{ ODYSSEY_KAFKA_CA: ca }, /^ODYSSEY_KAFKA_TLS: has to be true/],
      [{ ...login, ODYSSEY_KAFKA_SASL_MECHANISM: 'plain' }, /^ODYSSEY_KAFKA_TLS: has to be true: plain/],
      [{ ...login, ODYSSEY_KAFKA_PASSWORD: '' }, /^ODYSSEY_KAFKA_PASSWORD: is missing/],
      [{ ODYSSEY_KAFKA_PASSWORD: 'x' }, /^ODYSSEY_KAFKA_SASL_MECHANISM: is missing/],
      [{ ...login, ODYSSEY_KAFKA_SASL_MECHANISM: 'md5' }, /^ODYSSEY_KAFKA_SASL_MECHANISM: give one of/],
    ] as const)
      expect(faultsOf(() => read({ ...whole, ...given }, 'goals'))).toEqual([expect.stringMatching(fault)]);
  });

  it('speaks TLS with a certificate and its key, and never with half of what it needs', () => {
    const dir = mkdtempSync(join(tmpdir(), 'config-'));
    const read = (given: Environment) => serviceConfig()({ ...whole, ...given }, 'goals').tls;
    const authority = new TestAuthority();
    const { cert, key } = authority.issue('127.0.0.1');
    const texts = { cert, key, other: authority.issue('127.0.0.1').key };
    try {
      for (const [name, text] of Object.entries(texts)) writeFileSync(join(dir, name), text);
      const file = (name: string) => join(dir, name);
      const given = { ODYSSEY_TLS_CERT_FILE: file('cert'), ODYSSEY_TLS_KEY_FILE: file('key') };
      expect(read({})).toBeUndefined();
      expect(read(given)).toEqual({ certFile: file('cert'), keyFile: file('key') });
      for (const [changed, fault] of [
        [{ ODYSSEY_TLS_KEY_FILE: '' }, /^ODYSSEY_TLS_KEY_FILE: is missing, ODYSSEY_TLS_CERT_FILE needs it/],
        [{ ODYSSEY_TLS_CERT_FILE: '' }, /^ODYSSEY_TLS_CERT_FILE: is missing, ODYSSEY_TLS_KEY_FILE needs it/],
        [{ ODYSSEY_TLS_KEY_FILE: file('gone') }, /^ODYSSEY_TLS_KEY_FILE: .*gone cannot be read \(ENOENT\)/],
        [{ ODYSSEY_TLS_CERT_FILE: dir }, /^ODYSSEY_TLS_CERT_FILE: .* cannot be read \(EISDIR\)/],
        [{ ODYSSEY_TLS_KEY_FILE: file('other') }, /^ODYSSEY_TLS_KEY_FILE: this is not the key of/],
        [
          { ODYSSEY_TLS_CERT_FILE: '', ODYSSEY_TLS_CERT: cert },
          /^ODYSSEY_TLS_CERT_FILE: is missing: certificates are read from a file/,
        ],
      ] as const)
        expect(faultsOf(() => read({ ...given, ...changed }))).toEqual([expect.stringMatching(fault)]);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it('tells every fault at once, with what to write', () => {
    const read = serviceConfig(z.object({ ODYSSEY_MEDIA_DIR: z.string({ error: 'a folder is needed' }) }));
    const faults = faultsOf(() =>
      read(
        { ...whole, ODYSSEY_REDIS_URL: 'localhost', ODYSSEY_KAFKA_URL: '', ODYSSEY_GOALS_SECRET: 'short' },
        'goals',
      ),
    );
    expect(faults).toHaveLength(4);
    expect(faults).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^ODYSSEY_REDIS_URL: .*redis:\/\//),
        expect.stringMatching(/^ODYSSEY_KAFKA_URL: is missing, give one like/),
        expect.stringMatching(/^ODYSSEY_GOALS_SECRET: a secret of at least 16/),
        'ODYSSEY_MEDIA_DIR: a folder is needed',
      ]),
    );
  });

  it('asks the gateway for no database', () => {
    const env = {
      ...whole,
      ODYSSEY_GATEWAY_PORT: '8080',
      ODYSSEY_GATEWAY_SECRET: 'the secret of the gateway',
    };
    expect(serviceConfig()(env, 'gateway').databaseUrl).toBe('');
    expect(
      faultsOf(() => serviceConfig()({ ...env, ODYSSEY_GOALS_DATABASE_URL: undefined }, 'goals')),
    ).toHaveLength(1);
  });

  it('takes secrets from files, and says which cannot be read', () => {
    const dir = mkdtempSync(join(tmpdir(), 'config-'));
    const { ODYSSEY_CURSOR_SECRET: _, ...without } = whole;
    try {
      writeFileSync(join(dir, 'secret'), 'from a file, long enough\n');
      const read = (path: string) =>
        serviceConfig()({ ...without, ODYSSEY_CURSOR_SECRET_FILE: path }, 'goals');
      expect(read(join(dir, 'secret')).cursorSecret).toBe('from a file, long enough');
      expect(faultsOf(() => read(join(dir, 'gone')))[0]).toMatch(
        /^ODYSSEY_CURSOR_SECRET_FILE: .* cannot be read \(ENOENT\)/,
      );
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
