import { Operations } from '@odyssey/events';
import { newId } from '@odyssey/platform';
import type { PublishedEvent } from './published.ts';
import type { TestService } from './test-service.ts';

/** Publishes all that a service holds again, as an operator would ask for it. @returns what was published by it. */
export async function resynced(service: TestService, to: string): Promise<PublishedEvent[]> {
  const id = newId();
  await service.rows(
    `insert into event_operations (id, kind, who, why, filter, rate)
     values ($1, 'resync', 'test', 'a test', $2, 100000)`,
    [id, JSON.stringify({ to })],
  );
  await service.get(Operations).run();
  const [operation] = await service.rows<{ state: string; error: string | null }>(
    'select state, error from event_operations where id = $1',
    [id],
  );
  if (operation?.state !== 'done') throw new Error(`the resync is ${operation?.state}: ${operation?.error}`);
  return (await service.published()).filter(({ correlationId }) => correlationId === id);
}
