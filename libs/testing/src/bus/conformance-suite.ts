import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventBus, type EventSink, type EventSource, RecordRefused } from '@odyssey/events';
import { waitUntil } from '../wait-until.ts';
import { HeldRecords } from './held-records.ts';

/** A bus and a way to get a topic of its own for each test. */
export interface BusUnderTest {
  readonly bus: EventBus;
  /** @returns the name of a fresh topic with four partitions. */
  topic(): Promise<string>;
  close(): Promise<void>;
}

const KEYS = Array.from({ length: 16 }, (_, n) => `person-${n}`);
const PATIENCE = 30_000;

/** What services rely on, whatever carries their events: the bus of fast tests and each supported Kafka pass it. */
export function describeBus(name: string, start: () => Promise<BusUnderTest>): void {
  describe(`${name}, as services rely on it`, () => {
    let under: BusUnderTest;
    let sink: EventSink;
    let topic: string;
    let group: string;
    const members: EventSource[] = [];

    beforeAll(async () => {
      under = await start();
      sink = under.bus.sink();
    }, 120_000);
    beforeEach(async () => {
      topic = await under.topic();
      group = `group-${randomUUID()}`;
    });
    afterEach(async () => {
      await Promise.all(members.splice(0).map((member) => member.stop()));
    });
    afterAll(async () => {
      await sink?.close();
      under?.bus.giveUp();
      await under?.close();
    });

    const join = async (receiver = new HeldRecords(), groupId = group) => {
      const source = under.bus.source(groupId, receiver);
      members.push(source);
      source.start([topic]);
      await waitUntil(() => source.joined, { within: PATIENCE, what: 'the member to join' });
      return { source, receiver };
    };
    const leave = async ({ source }: { source: EventSource }) => {
      members.splice(members.indexOf(source), 1);
      await source.stop();
    };
    const send = (records: readonly (readonly [key: string, value: string])[]) =>
      sink.send(
        records.map(([key, value]) => ({ topic, key, value, headers: { ce_id: value } })),
        () => true,
      );
    const eachKey = (values: readonly string[]) =>
      values.flatMap((value) => KEYS.map((key) => [key, value] as const));
    const soon = (what: string, condition: () => boolean) => waitUntil(condition, { within: PATIENCE, what });
    const values = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, n) => String(from + n));

    it('keeps the order of each key, over many sends', async () => {
      const { receiver } = await join();
      for (const part of [values(1, 5), values(6, 6), values(7, 20)]) await send(eachKey(part));
      await soon('all records', () => receiver.got.length === 20 * KEYS.length);
      for (const key of KEYS) expect(receiver.ofKey(key)).toEqual(values(1, 20));
    });

    it('gives a new group everything that was ever sent, and each group all of it', async () => {
      await send(eachKey(['1']));
      const [one, other] = await Promise.all([join(), join(new HeldRecords(), `${group}-other`)]);
      await send(eachKey(['2']));
      for (const { receiver } of [one, other]) {
        await soon('both rounds', () => receiver.got.length === 2 * KEYS.length);
        for (const key of KEYS) expect(receiver.ofKey(key)).toEqual(['1', '2']);
      }
    });

    it('shares the records among the members of a group, whole keys to one of them', async () => {
      const [one, other] = [await join(), await join()];
      // A record for each partition at least, so that both have something to show.
      await soon('both to have a share', () => one.source.joined && other.source.joined);
      await send(eachKey(['1', '2', '3']));
      const got = () => [...one.receiver.got, ...other.receiver.got];
      await soon('all records', () => new Set(got()).size === 3 * KEYS.length);
      expect(one.receiver.got).not.toEqual([]);
      expect(other.receiver.got).not.toEqual([]);
      for (const key of KEYS) {
        const owner = one.receiver.ofKey(key).length > 0 ? one : other;
        expect(owner.receiver.ofKey(key)).toEqual(['1', '2', '3']);
      }
    });

    it('goes on where the group has got to, also with what was sent while nobody was there', async () => {
      const first = await join();
      await send(eachKey(['1']));
      await soon('the first round', () => first.receiver.got.length === KEYS.length);
      await leave(first);
      await send(eachKey(['2']));
      const second = await join();
      await soon('the second round', () => second.receiver.got.length === KEYS.length);
      for (const key of KEYS) expect(second.receiver.ofKey(key)).toEqual(['2']);
    });

    it('brings again what was not finished, with everything of its partition behind it', async () => {
      const first = await join();
      first.receiver.holds = (record) => record === `${KEYS[0]} 2`;
      const [key] = KEYS as [string];
      for (const value of values(1, 4)) await send([[key, value]]);
      await soon('all four', () => first.receiver.ofKey(key).length === 4);
      await leave(first);
      const second = await join();
      await soon('the unfinished one and what is behind it', () => second.receiver.ofKey(key).length === 3);
      expect(second.receiver.ofKey(key)).toEqual(['2', '3', '4']);
    });

    it('hands over to the members that stay when one leaves, and loses nothing', async () => {
      const [one, other] = [await join(), await join()];
      await send(eachKey(['1']));
      const got = () => new Set([...one.receiver.got, ...other.receiver.got]);
      await soon('the first round', () => got().size === KEYS.length);
      await leave(one);
      await send(eachKey(['2']));
      await soon('the second round', () => got().size === 2 * KEYS.length);
      for (const key of KEYS) expect(other.receiver.ofKey(key)).toContain('2');
    });

    it('takes back what waits when its partition goes to another member, and only that', async () => {
      const one = await join();
      one.receiver.holds = () => true;
      await send(eachKey(['1']));
      await soon('all to wait', () => one.receiver.waiting === KEYS.length);
      const other = await join();
      await soon('the new member to get its share', () => other.receiver.got.length > 0);
      const taken = other.receiver.got.length;
      await soon('the old one to keep the rest', () => one.receiver.waiting === KEYS.length - taken);
      one.receiver.holds = () => false;
      one.receiver.release();
      const kept = KEYS.filter((key) => other.receiver.ofKey(key).length === 0);
      expect(kept).toHaveLength(KEYS.length - taken);
    });

    it('knows how far behind it is', async () => {
      const { source, receiver } = await join();
      receiver.holds = () => true;
      await send(eachKey(['1']));
      await soon('all to wait', () => receiver.waiting === KEYS.length);
      expect(source.lag).toBe(KEYS.length);
      receiver.release();
      await soon('nothing to be left', () => source.lag === 0);
    });

    it('stops handing over while too much waits, and goes on when there is room', async () => {
      const { receiver } = await join();
      receiver.holds = () => true;
      const many = 24_000;
      for (let n = 0; n < many; n += 4_000) {
        await send(values(n + 1, n + 4_000).map((value) => [KEYS[Number(value) % 16] as string, value]));
        await soon('the flood to arrive, or to be held', () => receiver.waiting > Math.min(4_000, n));
      }
      expect(receiver.got.length).toBeLessThan(many);
      receiver.holds = () => false;
      receiver.release();
      await soon('the rest', () => receiver.got.length === many);
      for (const key of KEYS) {
        const order = receiver.ofKey(key).map(Number);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }
    });

    it('closes cleanly: nothing is handed over afterwards, and what was finished is not brought again', async () => {
      const first = await join();
      await send(eachKey(['1']));
      await soon('the first round', () => first.receiver.got.length === KEYS.length);
      await leave(first);
      await send(eachKey(['2']));
      const second = await join();
      await soon('the second round', () => second.receiver.got.length === KEYS.length);
      expect(first.receiver.got).toHaveLength(KEYS.length);
      expect(second.receiver.got).toHaveLength(KEYS.length);
    });

    it('hands over bytes, with their headers', async () => {
      const receiver = new HeldRecords();
      const records: { value: unknown; id: unknown }[] = [];
      const accept = receiver.accept.bind(receiver);
      receiver.accept = (record, settled) => {
        records.push({ value: record.value, id: record.headers?.ce_id });
        accept(record, settled);
      };
      await join(receiver);
      await send([['person-ü', 'wörter']]);
      await soon('the record', () => records.length === 1);
      const bytes = Buffer.from('wörter');
      expect(records).toEqual([{ value: bytes, id: bytes }]);
      expect(receiver.got).toEqual(['person-ü wörter']);
    });

    it('refuses a record that is too large, and takes the next one', async () => {
      const { receiver } = await join();
      await expect(send([['person', 'x'.repeat(1_100_000)]])).rejects.toThrow(RecordRefused);
      await send([['person', 'small']]);
      await soon('the small one', () => receiver.got.length === 1);
    });
  });
}
