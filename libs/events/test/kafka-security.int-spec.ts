import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type KafkaSecurity, kafkaClient } from '../src/index.ts';
import { until } from './records.ts';
import { TlsDoor } from './tls-door.ts';

let door: TlsDoor;
beforeAll(async () => {
  const [, port = ''] = (process.env.ODYSSEY_KAFKA_URL ?? '').split(',')[0]?.split(':') ?? [];
  door = await TlsDoor.open(() => Number(port));
}, 60_000);
beforeEach(() => {
  door.said = '';
  door.answered = 0;
});
afterAll(() => door.close());

/** Connects, until it is seen at the door that it goes as it should. */
async function asking(security: KafkaSecurity, seen: () => boolean): Promise<void> {
  const { kafka, giveUp } = kafkaClient('tls-test', [`127.0.0.1:${door.port}`], security);
  const admin = kafka.admin();
  const connecting = admin.connect().catch(() => undefined);
  try {
    await until('the broker is asked as it should be', seen);
  } finally {
    giveUp();
    await connecting;
    await admin.disconnect();
  }
}

describe('brokers with TLS', () => {
  it('are spoken to when their certificate is of the authority that was named', async () => {
    await asking({ tls: { ca: door.ca } }, () => door.answered > 0);
    expect(door.said).toContain('tls-test');
  });

  it('hear nothing when it is not', async () => {
    const before = door.refused;
    await asking({ tls: {} }, () => door.refused > before);
    expect(door.said).toBe('');
  });

  it('are told a name and no password, where they ask for one by SCRAM', async () => {
    const login = { mechanism: 'scram-sha-512', username: 'goals', password: 'not to be told' } as const;
    await asking({ tls: { ca: door.ca }, login }, () => door.said.includes('SCRAM-SHA-512'));
    expect(door.said).not.toContain(login.password);
  });
});
