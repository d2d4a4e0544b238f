import { type Received, UserErasureRequested, UserErasureWithdrawn } from '@odyssey/contracts';
import type { Tx } from '@odyssey/events';
import { newId } from '@odyssey/platform';
import { describeReadings, endedSessionReading, reading } from '@odyssey/testing/pact';
import { CancelErasureWhenWithdrawnAuth } from '../../src/handlers/cancel-erasure-when-withdrawn-auth.handler.ts';
import { recordErasureParts } from '../../src/handlers/record-erasure-part.handlers.ts';
import { ScheduleErasureWhenUserAskedAuth } from '../../src/handlers/schedule-erasure-when-user-asked-auth.handler.ts';
import { archival } from '../../src/service.ts';
import { ANSWERS, aRunningErasure, aScheduledErasure } from './erasures.ts';

type Answer = (typeof ANSWERS)[number];

describeReadings(archival, [
  reading(ScheduleErasureWhenUserAskedAuth, UserErasureRequested, {
    effect: (tx: Tx, { subject }: Received) =>
      tx.query(
        `select e.id, e.status, e.runs_at, r.receipt_hash from erasures e
         join erasure_receipts r on r.erasure_id = e.id where e.owner_id = $1`,
        [subject],
      ),
  }),
  reading(CancelErasureWhenWithdrawnAuth, UserErasureWithdrawn, {
    given: async (service, { data }) => {
      const { user, erasureId } = await aScheduledErasure(service);
      return UserErasureWithdrawn.example({ ...data, erasureId }, { id: newId(), subject: user.userId });
    },
    effect: (tx, { subject }) => tx.query('select status from erasures where owner_id = $1', [subject]),
  }),
  ...recordErasureParts.map((handler, index) =>
    reading<Answer>(handler, ANSWERS[index] as Answer, {
      given: async (service, { data }) => {
        const { user, erasureId } = await aRunningErasure(service);
        return (ANSWERS[index] as Answer).example(
          { ...data, erasureId },
          { id: newId(), subject: user.userId },
        );
      },
      effect: (tx, { subject }) => tx.query('select services from erasures where owner_id = $1', [subject]),
    }),
  ),
  endedSessionReading(),
]);
