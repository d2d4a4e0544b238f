import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HANDLER_MS } from '../src/consumer/deadline.ts';
import { ConsumerUnderTest } from './consumer-under-test.ts';
import { heldTimers } from './held-timers.ts';
import { until } from './records.ts';

const people = (count: number): string[] => Array.from({ length: count }, () => randomUUID());
const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a delivery group', () => {
  let consumer: ConsumerUnderTest;
  beforeEach(async () => {
    consumer = await ConsumerUnderTest.start({ lockTimeoutMs: 300 });
  });
  afterEach(() => consumer.db.close());

  it('loses one who never ends after 8 s, and has its neighbours handled', async () => {
    const everybody = people(10);
    const [stuck] = everybody;
    let tries = 0;
    consumer.react(async (event, tx) => {
      await consumer.note(tx, event);
      if (event.subject !== stuck) return;
      tries += 1;
      await new Promise(() => {});
    });
    const deadlines = heldTimers(HANDLER_MS);
    const delivering = Promise.all(everybody.map((person) => consumer.deliver(person)));
    // Once with its neighbours and once by itself.
    for (const turn of [1, 2]) {
      await until(
        `try ${turn} to be all that is waited for`,
        () => tries === turn && deadlines.running() === 1,
      );
      deadlines.runOut();
    }
    const outcomes = await delivering;
    deadlines.letGo();
    expect(tries).toBe(2);
    expect(outcomes).toEqual(['parked', ...everybody.slice(1).map(() => 'handled')]);
    expect(await consumer.count('effects')).toBe(9);
    const [parked] = await consumer.db.dataSource.query('select error_class, error from parked_events');
    expect(parked).toEqual({
      error_class: 'HandlerTooSlow',
      error: 'ai.write took longer than 8 s: slow work belongs in a job',
    });
  });

  it('is committed in parts when its handlers are slow, so that nobody waits for all of them', async () => {
    const everybody = people(6);
    const seen: number[] = [];
    consumer.react(async (event, tx) => {
      seen.push(await consumer.count('effects'));
      await after(300);
      await consumer.note(tx, event);
    });
    // One lane: whoever is first holds up the others until they are a group.
    const key = randomUUID();
    const outcomes = await Promise.all(everybody.map((_, n) => consumer.deliver(key, String(n))));
    expect(outcomes).toEqual(everybody.map(() => 'handled'));
    expect(await consumer.effects(key)).toEqual(everybody.map((_, n) => String(n)));
    // Two of 300 ms in each transaction of 500 ms.
    expect(seen).toEqual([0, 0, 2, 2, 4, 4]);
    expect(await consumer.count('inbox')).toBe(6);
  });

  it('keeps the order of a person whose event fails in the midst of slow ones', async () => {
    let broken = true;
    consumer.react(async (event, tx) => {
      await after(200);
      if (broken && event.data.title === '5') throw new Error('not yet');
      await consumer.note(tx, event);
    });
    const person = randomUUID();
    const titles = Array.from({ length: 8 }, (_, n) => String(n + 1));
    const outcomes = await Promise.all(titles.map((title) => consumer.deliver(person, title)));
    expect(outcomes.slice(4)).toEqual(['parked', 'parked', 'parked', 'parked']);
    broken = false;
    await consumer.db.dataSource.query(`update parked_events set next_at = now() - interval '1 second'`);
    await until('all to be through', async () => {
      await consumer.retries.runDue();
      return (await consumer.count('parked_events')) === 0;
    });
    expect(await consumer.effects(person)).toEqual(titles);
  });

  it('does not wait for a person whose lock another process holds, and parks nobody for it', async () => {
    consumer.react(async (event, tx) => void (await consumer.note(tx, event)));
    const everybody = people(12);
    const locked = everybody[3] as string;
    const other = await consumer.db.another();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: held, resolve: hold } = Promise.withResolvers<void>();
    const holding = other.transactions.forPerson(locked, async () => {
      hold();
      await released;
    });
    await held;
    const outcomes = everybody.map((person) => consumer.deliver(person));
    const behind = consumer.deliver(locked, 'Run');
    await until('everybody else', async () => (await consumer.count('effects')) === 11);
    release();
    await holding;
    expect(new Set(await Promise.all([...outcomes, behind]))).toEqual(new Set(['handled']));
    expect(await consumer.effects(locked)).toEqual(['Walk', 'Run']);
  });

  it('blames the statement that failed, not those that the database then refuses', async () => {
    const everybody = people(20);
    const culprits = new Set([everybody[4], everybody[13]]);
    consumer.react(async (event, tx) => {
      await consumer.note(tx, event);
      if (culprits.has(event.subject)) await tx.query('select 1 / 0');
      await consumer.note(tx, event);
    });
    const outcomes = await Promise.all(everybody.map((person) => consumer.deliver(person)));
    expect(outcomes).toEqual(everybody.map((person) => (culprits.has(person) ? 'parked' : 'handled')));
    const errors = await consumer.db.dataSource.query('select distinct error_class from parked_events');
    expect(errors).toEqual([{ error_class: '22012' }]);
    expect(await consumer.count('effects')).toBe(2 * 18);
  });

  it('runs people side by side and each of them in order', async () => {
    // More than there are lanes, so that some of them share one.
    const everybody = people(6);
    const waiting = new Set<string>();
    consumer.react(async (event, tx) => {
      waiting.add(event.subject);
      // Would never end if they ran one after the other.
      if (event.data.title === '1') await until('all to be at work', () => waiting.size === 6);
      await consumer.note(tx, event);
    });
    const outcomes = await Promise.all(
      ['1', '2', '3'].flatMap((title) => everybody.map((person) => consumer.deliver(person, title))),
    );
    expect(new Set(outcomes)).toEqual(new Set(['handled']));
    for (const person of everybody) expect(await consumer.effects(person)).toEqual(['1', '2', '3']);
  });

  it('with several failing events parks them all and handles the rest once', async () => {
    const everybody = people(30);
    const failing = new Set(everybody.filter((_, n) => n % 7 === 0));
    consumer.react(async (event, tx) => {
      await consumer.note(tx, event);
      if (failing.has(event.subject)) throw new Error('poison');
    });
    const outcomes = await Promise.all(everybody.map((person) => consumer.deliver(person)));
    expect(outcomes).toEqual(everybody.map((person) => (failing.has(person) ? 'parked' : 'handled')));
    expect(await consumer.count('effects')).toBe(everybody.length - failing.size);
    expect(await consumer.count('inbox')).toBe(everybody.length - failing.size);
  });
});
