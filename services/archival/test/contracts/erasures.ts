import {
  AiErasureCompleted,
  AuthErasureCompleted,
  GoalsErasureCompleted,
  MediaErasureCompleted,
  MemoryErasureCompleted,
  NotificationsErasureCompleted,
} from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type TestService } from '@odyssey/testing';
import { BeginErasureWorker } from '../../src/jobs/erasure.workers.ts';

const PATH = '/v1/privacy/erasures';

/** What the services answer when they have erased a person. */
export const ANSWERS = [
  AuthErasureCompleted,
  GoalsErasureCompleted,
  AiErasureCompleted,
  MemoryErasureCompleted,
  MediaErasureCompleted,
  NotificationsErasureCompleted,
] as const;

/** A person who has asked to be erased, in a week unless the test says otherwise. */
export async function aScheduledErasure(service: TestService, coolOffSeconds = 604_800) {
  const user = asUser();
  const { status, body, headers } = await service.http(user).post(PATH, { coolOffSeconds });
  if (status !== 202) throw new Error(`the erasure was not taken: ${JSON.stringify(body)}`);
  const { id: erasureId, receipt } = body;
  return { user, erasureId: String(erasureId), receipt: String(receipt), etag: String(headers.etag) };
}

/** An erasure that has begun: the others are asked for their part. */
export async function aRunningErasure(service: TestService) {
  const erasure = await aScheduledErasure(service, 0);
  await service.get(BeginErasureWorker).run({ erasureId: erasure.erasureId });
  return erasure;
}

/** All have answered. */
export async function aCompletedErasure(service: TestService): Promise<void> {
  const { user, erasureId } = await aRunningErasure(service);
  for (const answer of ANSWERS)
    await service.deliver(answer.example({ erasureId }, { subject: user.userId, id: newId() }));
}
