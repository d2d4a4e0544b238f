import { describe, expect, it } from '@jest/globals';
import {
  migrationEnvironment,
  passedOn,
  refuseCertificate,
  type StackSetting,
  serviceEnvironment,
} from './environment.ts';
import type { Secrets } from './secrets.ts';
import { SERVICES, type ServiceName } from './services.ts';

const eachService = <T>(value: (name: ServiceName, index: number) => T) =>
  Object.fromEntries(SERVICES.map((name, index) => [name, value(name, index)])) as Record<ServiceName, T>;

const setting: StackSetting = {
  dir: '/data',
  given: { ODYSSEY_LOG_LEVEL: 'debug' },
  compileCacheDir: '/cache',
  secrets: {
    postgres: 'admin-secret',
    owners: eachService((name) => `owner-${name}`),
    runtimes: eachService((name) => `runtime-${name}`),
    clients: eachService((name) => `client-${name}`),
    cursor: 'c',
    mediaUrl: 'm',
  } satisfies Secrets,
  addresses: {
    ports: eachService((_, index) => 30_000 + index),
    postgresUrl: 'postgres://postgres:admin-secret@127.0.0.1:5432/postgres',
    kafkaBrokers: ['127.0.0.1:9092', '127.0.0.1:9093'],
    redisUrl: 'redis://127.0.0.1:6379',
  },
};

describe('what a service is told', () => {
  it('is its own database and secret, and where everybody is', () => {
    const environment = serviceEnvironment('goals', setting);
    expect(environment).toMatchObject({
      ODYSSEY_GOALS_DATABASE_URL: 'postgres://odyssey_goals:runtime-goals@127.0.0.1:5432/odyssey_goals',
      ODYSSEY_GOALS_SECRET: 'client-goals',
      ODYSSEY_AI_URL: 'http://127.0.0.1:30002',
      ODYSSEY_KAFKA_URL: '127.0.0.1:9092,127.0.0.1:9093',
      ODYSSEY_PUBLIC_URL: 'http://localhost:30007',
      ODYSSEY_LOG_LEVEL: 'debug',
    });
  });

  it("is nobody else's secret, and no way to change tables", () => {
    for (const name of SERVICES) {
      const told = Object.values(serviceEnvironment(name, setting)).join(' ');
      expect(told).not.toMatch(/owner-|admin-secret/);
      if (name === 'auth') continue;
      for (const other of SERVICES.filter((service) => service !== name)) {
        expect(told).not.toContain(`client-${other}`);
        expect(told).not.toContain(`runtime-${other}`);
      }
    }
  });

  it('has no key of a provider, a mail server or a link that the service has no use for', () => {
    const given = {
      ...setting.given,
      ODYSSEY_AI_OPENAI_API_KEY: 'key',
      ODYSSEY_OIDC_GOOGLE_CLIENT_SECRET: 'key',
      ODYSSEY_SMTP_URL: 'smtp://user:key@x',
    };
    const knows = (name: string) =>
      SERVICES.filter((service) => name in serviceEnvironment(service, { ...setting, given })).sort();
    expect(knows('ODYSSEY_AI_OPENAI_API_KEY')).toEqual(['ai']);
    expect(knows('ODYSSEY_OIDC_GOOGLE_CLIENT_SECRET')).toEqual(['auth']);
    expect(knows('ODYSSEY_SMTP_URL')).toEqual(['auth', 'notifications']);
    expect(knows('ODYSSEY_MEDIA_URL_SECRET')).toEqual(['ai', 'media']);
    expect(knows('ODYSSEY_LOG_LEVEL')).toEqual([...SERVICES].sort());
  });

  it("includes every client's secret for auth, who checks them", () => {
    const environment = serviceEnvironment('auth', setting);
    expect(SERVICES.map((name) => environment[`ODYSSEY_${name.toUpperCase()}_SECRET`])).toEqual(
      SERVICES.map((name) => `client-${name}`),
    );
  });
});

it("gives the owners' databases to migrations only", () => {
  expect(migrationEnvironment(setting)).toMatchObject({
    ODYSSEY_GOALS_OWNER_DATABASE_URL:
      'postgres://odyssey_goals_owner:owner-goals@127.0.0.1:5432/odyssey_goals',
  });
});

it('passes the settings of Odyssey on, but nothing that the launcher makes and nothing else of the environment', () => {
  const settings = {
    ODYSSEY_AI_OPENAI_API_KEY_FILE: '/run/key',
    ODYSSEY_LIMIT_WRITE: '5',
    ODYSSEY_SMTP_URL: 'smtp://x',
    ODYSSEY_CORS_ORIGINS: 'https://example.org',
  };
  const others = {
    AWS_SECRET_ACCESS_KEY: 'x',
    ODYSSEY_POSTGRES_URL: 'x',
    ODYSSEY_POSTGRES_URL_FILE: 'x',
    ODYSSEY_MAIL_DIR: 'x',
    ODYSSEY_GOALS_DATABASE_URL: 'x',
    ODYSSEY_AUTH_OWNER_DATABASE_URL: 'x',
    ODYSSEY_AUTH_SECRET: 'x',
    ODYSSEY_GOALS_PORT: 'x',
    ODYSSEY_PORT: 'x',
    ODYSSEY_DIR: 'x',
  };
  expect(passedOn({ ...settings, ...others })).toEqual(settings);
});

it('a certificate is refused, not ignored: what is started here speaks HTTP', () => {
  expect(() => refuseCertificate({ ODYSSEY_TLS_KEY_FILE: '/tls/key' })).toThrow(
    /^ODYSSEY_TLS_KEY_FILE is for services/,
  );
  expect(() => refuseCertificate({ ODYSSEY_TLS_CERT_FILE: '' })).not.toThrow();
});
