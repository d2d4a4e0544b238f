import { expect, it } from '@jest/globals';
import { CATALOGUE, DATA_SERVICES } from '@odyssey/contracts';
import { events } from './cli.ts';

interface Right {
  principal: string;
  operation: string;
  resource: string;
  name: string;
}

it('./odyssey events acls knows each topic of the catalogue, and asks no broker for it', async () => {
  const { code, out } = await events(['acls', '--principal-prefix', 'CN=', '--json'], {
    ODYSSEY_KAFKA_URL: '127.0.0.1:1',
  });
  expect(code).toBe(0);
  const { rights, applied } = JSON.parse(out) as { rights: Right[]; applied: null };
  expect(applied).toBeNull();
  const written = rights.filter(({ operation }) => operation === 'Write');
  expect(new Set(written.map(({ principal, name }) => `${principal} ${name}`))).toEqual(
    new Set(CATALOGUE.map(({ service, topic }) => `User:CN=${service} ${topic}`)),
  );
  // Where sessions end: the handler of it is every service's, and in no service's own module.
  const readers = rights.filter(
    ({ operation, resource, name }) =>
      operation === 'Read' && resource === 'topic' && name === 'odyssey.auth',
  );
  expect(readers.map(({ principal }) => principal).sort()).toEqual(
    [...DATA_SERVICES, 'operator'].map((who) => `User:CN=${who}`).sort(),
  );
});

it('a Kafka that asks nobody says so when it is to be given rules', async () => {
  const { code, err } = await events(['acls', '--apply']);
  expect({ code, err }).toMatchObject({
    code: 1,
    err: expect.stringContaining('This Kafka has no authorizer'),
  });
  expect(err).toContain('Fix: give its brokers authorizer.class.name=');
});

it('--prune alone is not understood', async () => {
  const { code, err } = await events(['acls', '--prune']);
  expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('--prune is for --apply') });
});
