import {
  AiErasureCompleted,
  AuthErasureCompleted,
  GoalsErasureCompleted,
  MediaErasureCompleted,
  MemoryErasureCompleted,
  NotificationsErasureCompleted,
  type Received,
  UserErasureRequested,
} from '@odyssey/contracts';
import type { Tx } from '@odyssey/events';
import { newId } from '@odyssey/platform';
import { asUser, type TestService } from '@odyssey/testing';
import { describeReadings, reading } from '@odyssey/testing/pact';
import { recordErasureParts } from '../../src/handlers/record-erasure-part.handlers.ts';
import { ScheduleErasureWhenUserAskedAuth } from '../../src/handlers/schedule-erasure-when-user-asked-auth.handler.ts';
import { BeginErasureWorker } from '../../src/jobs/erasure.workers.ts';
import { archival } from '../../src/service.ts';

const ANSWERS = [
  AuthErasureCompleted,
  GoalsErasureCompleted,
  AiErasureCompleted,
  MemoryErasureCompleted,
  MediaErasureCompleted,
  NotificationsErasureCompleted,
] as const;
type Answer = (typeof ANSWERS)[number];

/** An erasure that has begun, so that the services answer. */
async function running(service: TestService): Promise<{ subject: string; erasureId: string }> {
  const user = asUser();
  const { body } = await service.http(user).post('/v1/privacy/erasures', { coolOffSeconds: 0 });
  const run = { id: newId(), attempt: 1, lastAttempt: false, signal: new AbortController().signal };
  await service.get(BeginErasureWorker).run({ erasureId: body.id }, run);
  return { subject: user.userId, erasureId: body.id };
}

describeReadings(archival, [
  reading(ScheduleErasureWhenUserAskedAuth, UserErasureRequested, {
    effect: (tx: Tx, { subject }: Received) =>
      tx.query(
        `select e.id, e.status, e.runs_at, r.receipt_hash from erasures e
         join erasure_receipts r on r.erasure_id = e.id where e.owner_id = $1`,
        [subject],
      ),
  }),
  ...recordErasureParts.map((handler, index) =>
    reading<Answer>(handler, ANSWERS[index] as Answer, {
      given: async (service, { data }) => {
        const { subject, erasureId } = await running(service);
        return (ANSWERS[index] as Answer).example({ ...data, erasureId }, { id: newId(), subject });
      },
      effect: (tx, { subject }) =>
        tx.query('select services from erasures where owner_id = $1', [subject]),
    }),
  ),
]);
