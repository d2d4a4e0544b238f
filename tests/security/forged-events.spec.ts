import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DATA_SERVICES, type EventDef } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { signedInClient, stack, waitUntil } from '@odyssey/testing';
import { Journey } from '../../tools/src/demo/journey.ts';
import { Broker, type Written } from './forged/broker.ts';
import { forge } from './forged/forge.ts';
import { rowsEverywhere } from './forged/kept.ts';
import { everyReaction, type Reaction } from './forged/reactions.ts';
import { searchTables } from './stores.ts';
import { DOORS } from './surface/doors.ts';
import { footprint } from './surface/footprint.ts';
import { Life } from './surface/life.ts';
import { sideBySide } from './surface/side-by-side.ts';

const reactions = everyReaction();
const events = [...new Set(reactions.map(({ event }) => event))];

let broker: Broker;
let ada: Life;
beforeAll(async () => {
  [broker, ada] = await Promise.all([Broker.reach(), Life.lead(stack().gateway, 'forgedada')]);
}, 90_000);
afterAll(() => broker.leave());

/** All that is hers, and how far the versions of her things have come: an event about her would move them. */
async function everythingOf(userId: string): Promise<Record<string, unknown>> {
  const told = await rowsEverywhere<{ told: string }>(
    `select count(*) || ' ' || coalesce(sum(version), 0) as told from aggregate_versions where person = $1`,
    [userId],
  );
  return { ...(await footprint(userId)), told };
}

/** Once nothing of the person moves any more. */
async function atRest(userId: string): Promise<Record<string, unknown>> {
  let last = await everythingOf(userId);
  await waitUntil(
    async () => {
      const now = await everythingOf(userId);
      const still = JSON.stringify(now) === JSON.stringify(last);
      last = now;
      return still;
    },
    { within: 30_000, what: 'nothing of the person moves any more' },
  );
  return last;
}

/** Where the person is named, in any table of any service. */
const tracesOf = async (userId: string) =>
  (await searchTables([userId])).map(({ store, place }) => `${store} ${place}`).sort();

/** What became of the events, by who was to handle them. */
async function endsOf(ids: readonly string[]) {
  const handled = await rowsEverywhere<{ consumer: string }>(
    'select distinct consumer from inbox where event_id = any($1::uuid[])',
    [ids],
  );
  const failed = await rowsEverywhere<{ type: string; error: string }>(
    `select headers->>'ce_type' as type, error from parked_events where event_id = any($1::uuid[])
     union all select type, error from dead_letters where event_id = any($1::text[])`,
    [ids],
  );
  return { handled: handled.map(({ consumer }) => consumer), failed };
}

describe('an event under one person’s name with another person’s ids', () => {
  it('is tried on every handler there is', () => {
    expect(reactions.length).toBeGreaterThan(70);
    for (const event of events) expect(forge(event, newId(), ada).key).not.toBe(ada.userId);
  });

  it('changes nothing of the other person, and ends no session of theirs', async () => {
    const before = await atRest(ada.userId);
    // Somebody whom nobody knows, and somebody with an account; others for each event, since one that waits holds up all of its person.
    const forgers = await sideBySide(events, async (event) => [
      { event, subject: newId() },
      { event, subject: (await signedInClient(stack().gateway)).userId },
    ]);
    const records = forgers.flat().map(({ event, subject }) => forge(event, subject, ada));
    await broker.write(records, DATA_SERVICES);
    const { handled, failed } = await endsOf(records.map(({ id }) => id));
    // Nobody was passed by: each handler has dealt with it, or failed at an id that somebody else has.
    const reached = ({ service, consumer, event }: Reaction) =>
      handled.includes(consumer) || failed.some((one) => one.service === service && one.type === event.type);
    expect(reactions.filter((one) => !reached(one)).map(({ consumer }) => consumer)).toEqual([]);
    expect(failed.filter(({ error }) => !error.startsWith('duplicate key value'))).toEqual([]);
    expect(await atRest(ada.userId)).toEqual(before);
    for (const service of DATA_SERVICES) {
      const headers = { authorization: `Bearer ${ada.accessToken}` };
      const { status } = await fetch(`${stack().url(service)}${DOORS[service]}`, { headers });
      expect({ service, status }).toEqual({ service, status: 200 });
    }
  }, 120_000);
});

describe('a record that no service of ours has written', () => {
  /** By what is wrong with it; each is about Ada. */
  const wrong = (event: EventDef): { kind: string; record: Written }[] => {
    const right = () => forge(event, ada.userId, ada);
    const elsewhere = DATA_SERVICES.find((service) => service !== event.service) ?? 'auth';
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    return [
      { kind: 'envelope', record: { ...right(), topic: `odyssey.${elsewhere}` } },
      { kind: 'key', record: { ...right(), key: newId() } },
      { kind: 'key', record: { ...right(), key: null } },
      { kind: 'data', record: { ...right(), value: `[${deep}]` } },
      { kind: 'data', record: { ...right(), value: JSON.stringify({ filler: 'x'.repeat(1_000_000) }) } },
      { kind: 'json', record: { ...right(), value: '{"taskId":' } },
      { kind: 'envelope', record: { ...right(), headers: { ...right().headers, ce_subject: '' } } },
    ];
  };

  it('is a dead letter of everybody who would read it, and changes nothing of the person it names', async () => {
    const before = await atRest(ada.userId);
    const one = new Map(events.map((event) => [event.topic, event]));
    const tried = [...one.values()].flatMap(wrong);
    await broker.write(
      tried.map(({ record }) => record),
      DATA_SERVICES,
    );
    const letters = await rowsEverywhere<{ topic: string; event_id: string; error_class: string }>(
      'select topic, event_id, error_class from dead_letters where event_id = any($1::text[])',
      [tried.map(({ record }) => record.headers.ce_id)],
    );
    const readers = (topic: string) => [
      ...new Set(reactions.filter(({ event }) => event.topic === topic).map(({ service }) => service)),
    ];
    const expected = tried.flatMap(({ kind, record }) =>
      readers(record.topic).map((service) => [service, record.topic, record.headers.ce_id, kind].join(' ')),
    );
    const found = letters.map((row) => [row.service, row.topic, row.event_id, row.error_class].join(' '));
    expect(found.sort()).toEqual(expected.sort());
    expect(await atRest(ada.userId)).toEqual(before);
  }, 120_000);
});

describe('an event of somebody who was erased', () => {
  it('brings nobody back and leaves nothing of them, whoever handles it', async () => {
    const journey = new Journey(stack().gateway);
    const { user } = await journey.register();
    await journey.erase();
    const marks = 'select from erased_people where user_id::text = $1';
    await waitUntil(async () => (await rowsEverywhere(marks, [user.id])).length === DATA_SERVICES.length, {
      within: 30_000,
      what: 'every service to have forgotten them',
    });
    const before = await tracesOf(user.id);

    const late = events.filter(({ survivesErasure }) => !survivesErasure);
    const records = late.map((event) => forge(event, user.id, { userId: user.id, ids: ada.ids }));
    await broker.write(records, DATA_SERVICES);
    const { handled, failed } = await endsOf(records.map(({ id }) => id));
    expect(handled).toEqual([]);
    expect(failed).toEqual([]);
    const added = (await tracesOf(user.id)).filter((trace) => !before.includes(trace));
    expect(added).toEqual([]);
  }, 120_000);
});
