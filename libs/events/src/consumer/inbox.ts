import type { Tx } from '../tx.ts';
import type { RegisteredHandler } from './handlers.ts';
import type { Readable } from './incoming.ts';

/** The inbox: one row for each (event, consumer), written in the handler's own transaction. Its key makes effects happen once. */
export class Inbox {
  /** Takes what has not been handled yet. @returns `<event id>|<consumer>` of each. */
  async take(
    tx: Tx,
    items: readonly Readable[],
    handlersOf: (item: Readable) => readonly RegisteredHandler[],
  ): Promise<Set<string>> {
    const pairs = items.flatMap((item) =>
      handlersOf(item).map(({ consumer }) => ({ event: item.read.event, consumer })),
    );
    if (pairs.length === 0) return new Set();
    const rows = await tx.query<{ event_id: string; consumer: string }>(
      `insert into inbox (event_id, consumer, person)
       select * from unnest($1::uuid[], $2::text[], $3::text[])
       on conflict do nothing returning event_id, consumer`,
      [
        pairs.map((pair) => pair.event.id),
        pairs.map((pair) => pair.consumer),
        pairs.map((pair) => pair.event.subject),
      ],
    );
    return new Set(rows.map((row) => `${row.event_id}|${row.consumer}`));
  }

  /** True once for each that was taken: a second record of the same event may be in the same group. */
  claim(taken: Set<string>, item: Readable, handler: RegisteredHandler): boolean {
    return taken.delete(`${item.read.event.id}|${handler.consumer}`);
  }
}
