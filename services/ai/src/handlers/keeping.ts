import type { DataOf, EventDef, Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { type Columns, RecordsService, type RecordTable } from '../records/records.service.ts';

/** A handler that keeps what an event says about its thing, and does nothing else. */
export function keeping<E extends EventDef>(
  name: string,
  event: E,
  table: RecordTable,
  columns: (data: DataOf<E>) => Columns,
) {
  @Handler(name, event)
  class Keep {
    constructor(private readonly records: RecordsService) {}

    handle(received: Received<E>, tx: Tx): Promise<void> {
      return this.records.keep(tx, table, received, columns(received.data));
    }
  }
  return Keep;
}
