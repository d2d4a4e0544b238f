import {
  DATA_SERVICES,
  type DataService,
  ErasureCancelled,
  ErasureCompleted,
  ErasureProgressed,
  ErasureRequested,
  ErasureScheduled,
} from '@odyssey/contracts';
import { type Change, changed, unchanged } from '@odyssey/events';
import type { Counts } from '@odyssey/user-data';
import type { ErasureEntity, ErasurePart } from './erasure.entity.ts';
import { ErasureNotCancellable } from './erasure.errors.ts';

/** The one service that takes part by itself: it leads the erasure. */
const OWN: DataService = 'archival';

export const pendingParts = (): ErasurePart[] =>
  DATA_SERVICES.map((service) => ({ service, status: 'pending', counts: {} }));

const namesOf = (parts: readonly ErasurePart[], status: ErasurePart['status']) =>
  parts.filter((part) => part.status === status).map((part) => part.service);

export const remaining = (erasure: ErasureEntity): DataService[] => namesOf(erasure.services, 'pending');

export function scheduleErasure(erasure: ErasureEntity): Change<ErasureEntity> {
  return changed(
    erasure,
    ErasureScheduled.of({ erasureId: erasure.id, runsAt: erasure.runsAt.toISOString() }),
  );
}

/** Asked for once more, with less patience: the earlier moment holds. */
export function hastenErasure(erasure: ErasureEntity, runsAt: Date): Change<ErasureEntity> {
  if (erasure.status !== 'scheduled' || runsAt >= erasure.runsAt) return unchanged(erasure);
  return scheduleErasure({ ...erasure, runsAt });
}

/** @throws ErasureNotCancellable once it has begun */
export function cancelErasure(erasure: ErasureEntity): Change<ErasureEntity> {
  if (erasure.status === 'cancelled') return unchanged(erasure);
  if (erasure.status !== 'scheduled') throw new ErasureNotCancellable(erasure.id, erasure.status);
  return changed({ ...erasure, status: 'cancelled' }, ErasureCancelled.of({ erasureId: erasure.id }));
}

export const mayBegin = (erasure: ErasureEntity, now: Date): boolean =>
  erasure.status === 'scheduled' && erasure.runsAt <= now;

/** Archival's own part is done, the others are asked for theirs. */
export function beginErasure(
  erasure: ErasureEntity,
  own: Counts,
  now: Date,
  dueAt: Date,
): Change<ErasureEntity> {
  const running = answered({ ...erasure, status: 'running', startedAt: now, dueAt }, OWN, own, now);
  return changed(running, requested(running, now), progressed(running));
}

/** A service has answered. The second answer of one, after it was asked again, changes nothing. */
export function recordPart(
  erasure: ErasureEntity,
  service: DataService,
  counts: Counts,
  at: Date,
): Change<ErasureEntity> {
  if (erasure.status !== 'running' || !remaining(erasure).includes(service)) return unchanged(erasure);
  const next = answered(erasure, service, counts, at);
  return changed(next, progressed(next));
}

/** All have answered: what is left is the matrix, the receipt's hash and the certificate. */
export function completeErasure(
  erasure: ErasureEntity,
  certificate: string,
  now: Date,
): Change<ErasureEntity> {
  return changed(
    { ...erasure, status: 'completed', completedAt: now, dueAt: null, ownerId: null, certificate },
    ErasureCompleted.of({ erasureId: erasure.id, completedAt: now.toISOString() }),
  );
}

/** Some have not answered in time: everybody is asked again; who has answered ignores it or answers again. */
export function remindErasure(erasure: ErasureEntity, now: Date, dueAt: Date): Change<ErasureEntity> {
  if (erasure.status !== 'running' || !erasure.dueAt || erasure.dueAt > now) return unchanged(erasure);
  return changed({ ...erasure, dueAt }, requested(erasure, now), progressed(erasure));
}

function answered(erasure: ErasureEntity, service: DataService, counts: Counts, at: Date): ErasureEntity {
  const part: ErasurePart = { service, status: 'completed', counts, completedAt: at.toISOString() };
  return {
    ...erasure,
    services: erasure.services.map((other) => (other.service === service ? part : other)),
  };
}

const requested = (erasure: ErasureEntity, now: Date) =>
  ErasureRequested.of({ erasureId: erasure.id, requestedAt: now.toISOString() });

const progressed = (erasure: ErasureEntity) =>
  ErasureProgressed.of({
    erasureId: erasure.id,
    completed: namesOf(erasure.services, 'completed'),
    remaining: remaining(erasure),
  });
