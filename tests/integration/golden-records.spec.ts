import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newestOf } from '@odyssey/contracts';
import { Dispatcher } from '@odyssey/events';
import { newId } from '@odyssey/platform';
import { type TestService, testService } from '@odyssey/testing';
import { services } from '../../tools/src/hosts/services.ts';
import { goldenRecords } from '../../tools/src/release/golden.ts';
import { type GoldenRecord, goldenOf, releases } from '../../tools/src/release/released.ts';

const published = [
  ...releases().map((version) => [version, goldenOf(version)] as const),
  ['this tree', goldenRecords()] as const,
].map(([version, records], release) => [version, records, release] as const);

/** As released, but each of an own person: an erasure among them must not hide what comes after it. */
function ofSomebody({ topic, value, headers }: GoldenRecord, offset: number, release: number) {
  const person = newId();
  return {
    topic,
    partition: 0,
    offset: String(offset),
    key: person,
    // Every release has the same ids in its samples; here they are things of their own.
    value: value.replaceAll('01890000-', `018900${String(release).padStart(2, '0')}-`),
    headers: { ...headers, ce_id: newId(), ce_subject: person },
  };
}

const data = services.filter(({ name }) => name !== 'gateway');

/** What lies in topics, outboxes and dead letters from earlier versions still has its effect, or none by intention. */
describe.each(data.map((definition) => [definition.name, definition] as const))('%s', (_name, definition) => {
  let service: TestService;
  let dispatcher: Dispatcher;
  beforeAll(async () => {
    service = await testService(definition, { workers: false });
    dispatcher = service.get(Dispatcher);
  });
  afterAll(() => service.close());

  it.each(published)('handles every record that %s published', async (_version, records, release) => {
    const outcomes = await Promise.all(
      records.map(
        async (record, n) =>
          `${record.headers.ce_type} ${await dispatcher.deliver(ofSomebody(record, n, release))}`,
      ),
    );
    const failed = 'select type, error from parked_events union all select type, error from dead_letters';
    expect(await service.rows(failed)).toEqual([]);
    const handled = (type = '') => dispatcher.handlers.of(newestOf(type)?.type ?? '').length > 0;
    expect(outcomes).toEqual(
      records.map(({ headers: { ce_type: type } }) => `${type} ${handled(type) ? 'handled' : 'ignored'}`),
    );
    expect(outcomes.filter((outcome) => outcome.endsWith('handled')).length).toBeGreaterThan(0);
  });
});
