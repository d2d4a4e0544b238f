import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TaskCompleted } from '@odyssey/contracts';
import { anEvent, ConsumerUnderTest } from './consumer-under-test.ts';
import { kafkaMembers } from './kafka-members.ts';
import { until } from './records.ts';

describe('a group whose members change', () => {
  let consumer: ConsumerUnderTest;
  let kafka: Awaited<ReturnType<typeof kafkaMembers>>;
  beforeEach(async () => {
    consumer = await ConsumerUnderTest.start();
    kafka = await kafkaMembers(TaskCompleted.topic, 8);
  }, 30_000);
  afterEach(async () => {
    await kafka.close();
    await consumer.db.close();
  }, 30_000);

  it('has each event take effect once and in order, through four rebalances under load', async () => {
    const process = async () => {
      const dispatcher = await consumer.another();
      consumer.react(async (event, tx) => void (await consumer.note(tx, event)), { to: dispatcher });
      return { dispatcher, member: await kafka.join(dispatcher) };
    };
    const people = Array.from({ length: 40 }, () => randomUUID());
    let rounds = 0;
    let sending = true;
    // As long as members come and go, however quick the machine is.
    const load = (async () => {
      for (; sending; rounds += 1) await kafka.send(people.map((person) => anEvent(person, String(rounds))));
    })();
    type Process = Awaited<ReturnType<typeof process>>;
    const atWork = ({ member }: Process) =>
      until('the new member to be at work', () => member.got.length > 100, 30_000);
    const first = await process();
    await atWork(first);
    const second = await process();
    await atWork(second);
    await first.member.source.stop();
    const third = await process();
    await atWork(third);
    await second.member.source.stop();
    sending = false;
    await load;
    await until(
      'every effect',
      async () => (await consumer.count('effects')) >= people.length * rounds,
      30_000,
    );
    await until('nothing to be left', () => third.member.source.lag === 0, 20_000);
    const order = Array.from({ length: rounds }, (_, round) => String(round));
    for (const person of people) expect(await consumer.effects(person)).toEqual(order);
    expect(await consumer.count('parked_events')).toBe(0);
  }, 90_000);

  it('waits for what the old owner still runs, and does not run it again', async () => {
    const [old, young] = [consumer.dispatcher, await consumer.another()];
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    const held = Array.from({ length: 16 }, () => anEvent(randomUUID(), 'held'));
    let started = 0;
    consumer.react(async (event, tx) => {
      await consumer.note(tx, event);
      started += 1;
      await mayEnd;
    });
    let again = 0;
    consumer.react(
      async (event, tx) => {
        again += 1;
        await consumer.note(tx, event);
      },
      { to: young },
    );
    const one = await kafka.join(old);
    await kafka.send(held);
    await until('the old owner to be at work', () => started > 0 && one.got.length === held.length);
    const other = await kafka.join(young);
    await until('the new owner to get what the old one still runs', () =>
      other.got.some((id) => one.got.includes(id)),
    );
    end();
    await until('all to be handled', async () => (await consumer.count('effects')) === held.length, 20_000);
    await until('nothing to be left', () => one.source.lag + other.source.lag === 0, 20_000);
    for (const { subject } of held) expect(await consumer.effects(subject)).toEqual(['held']);
    // What had not started was forgotten by the old owner and is run by the new one; the rest is a duplicate there.
    expect(again + old.counts.handled).toBe(held.length);
    expect(young.counts.handled + young.counts.duplicate).toBe(new Set(other.got).size);
  }, 60_000);
});
