import {
  AiErasureCompleted,
  AuthErasureCompleted,
  GoalsErasureCompleted,
  MediaErasureCompleted,
  MemoryErasureCompleted,
  NotificationsErasureCompleted,
  type Received,
} from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { ErasuresService } from '../erasures/erasures.service.ts';

const ANSWERS = [
  AuthErasureCompleted,
  GoalsErasureCompleted,
  AiErasureCompleted,
  MemoryErasureCompleted,
  MediaErasureCompleted,
  NotificationsErasureCompleted,
] as const;

/** A service has erased the person: one more row of the matrix. */
export const recordErasureParts = ANSWERS.map((answer) => {
  @Handler(`record-erasure-by-${answer.service}`, answer, { strict: true })
  class RecordErasurePart {
    constructor(private readonly erasures: ErasuresService) {}

    handle({ data }: Received<typeof answer>, tx: Tx): Promise<void> {
      return this.erasures.record(
        tx,
        data.erasureId,
        answer.service,
        data.counts,
        new Date(data.completedAt),
      );
    }
  }
  return RecordErasurePart;
});
