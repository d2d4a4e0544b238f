import type { Type } from '@nestjs/common';
import { type Received, TaskCreated, TaskUpdated } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { CONSUMERS } from '../../../tools/src/chaos/consumers.ts';
import { Trouble } from './trouble.ts';

type TaskState = typeof TaskCreated | typeof TaskUpdated;

/** A handler whose whole effect is one row: nothing in the table keeps it from being written twice. */
function keeps<E extends TaskState>(name: string, event: E): Type {
  @Handler(name, event)
  class KeepsARow {
    constructor(private readonly trouble: Trouble) {}

    async handle(received: Received<E>, tx: Tx): Promise<void> {
      const { id, subject, data } = received as Received<typeof TaskCreated>;
      await this.trouble.meet(data.title, subject);
      await tx.execute('insert into effects (consumer, event_id, ref, person) values ($1, $2, $3, $4)', [
        name,
        id,
        data.title,
        subject,
      ]);
    }
  }
  return KeepsARow;
}

/** Two handlers of each event: one inbox row and one effect for each. */
export const HANDLERS: readonly Type[] = CONSUMERS.flatMap((name) => [
  keeps(name, TaskCreated),
  keeps(name, TaskUpdated),
]);
