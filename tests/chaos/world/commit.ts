import { AsyncLocalStorage } from 'node:async_hooks';
import { TaskCreated, TaskUpdated } from '@odyssey/contracts';
import { type CommitTimes, monotonicNow } from '../../../tools/src/chaos/ledger.ts';
import type { Commit } from '../../../tools/src/chaos/protocol.ts';
import type { Member } from './member.ts';

const committing = new AsyncLocalStorage<{ at: number }>();

/** To be called by whoever listens at `commit.before`, when the COMMIT is about to be sent. */
export function noteCommitting(): void {
  const noted = committing.getStore();
  if (noted) noted.at = monotonicNow();
}

/** Commits as a service does. @throws what the transaction throws; then it may or may not be committed. */
export function commit(member: Member, { txn, person, events }: Commit): Promise<CommitTimes> {
  const noted = { at: monotonicNow() };
  return committing.run(noted, async () => {
    await member.transactions.forPerson(person, async (tx) => {
      await tx.execute(
        'insert into business (ref, txn, person) select ref, $2, $3 from unnest($1::text[]) as ref',
        [events.map(({ ref }) => ref), txn, person],
      );
      for (const { ref, aggregate, first } of events) {
        const event = first ? TaskCreated : TaskUpdated;
        await member.outbox.add(tx, event.of({ ...event.sample, taskId: aggregate, title: ref }));
      }
    });
    return { committing: noted.at, confirmed: monotonicNow() };
  });
}
