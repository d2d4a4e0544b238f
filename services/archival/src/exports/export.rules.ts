import {
  DATA_SERVICES,
  type DataService,
  ExportCompleted,
  ExportFailed,
  ExportRequested,
} from '@odyssey/contracts';
import { type Change, changed, unchanged } from '@odyssey/events';
import type { Counts } from '@odyssey/user-data';
import type { ExportEntity, ExportPart } from './export.entity.ts';

export const EXPORT_KEPT_DAYS = 7;
const DAY_MS = 86_400_000;

export const pendingParts = (): ExportPart[] =>
  DATA_SERVICES.map((service) => ({ service, status: 'pending', counts: {} }));

export const isUnderWay = (one: ExportEntity): boolean =>
  one.status === 'requested' || one.status === 'collecting';

export function requestExport(one: ExportEntity, now: Date): Change<ExportEntity> {
  return changed(one, ExportRequested.of({ exportId: one.id, requestedAt: now.toISOString() }));
}

/** A part has arrived whole, or could not be had this time. The last word on a service counts. */
export function recordPart(
  one: ExportEntity,
  service: DataService,
  outcome: { collected: Counts } | 'failed',
): Change<ExportEntity> {
  if (!isUnderWay(one)) return unchanged(one);
  const part: ExportPart =
    outcome === 'failed'
      ? { service, status: 'failed', counts: {} }
      : { service, status: 'collected', counts: outcome.collected };
  const services = one.services.map((other) => (other.service === service ? part : other));
  return changed({ ...one, status: 'collecting', services });
}

export function completeExport(one: ExportEntity, bytes: number, now: Date): Change<ExportEntity> {
  if (!isUnderWay(one)) return unchanged(one);
  const expiresAt = new Date(now.getTime() + EXPORT_KEPT_DAYS * DAY_MS);
  return changed(
    { ...one, status: 'ready', bytes: String(bytes), completedAt: now, expiresAt },
    ExportCompleted.of({
      exportId: one.id,
      bytes,
      completedAt: now.toISOString(),
      expiresAt: expiresAt.toISOString(),
    }),
  );
}

export function failExport(
  one: ExportEntity,
  failure: { code: string; detail: string },
): Change<ExportEntity> {
  if (!isUnderWay(one)) return unchanged(one);
  return changed(
    { ...one, status: 'failed', failureCode: failure.code, failureDetail: failure.detail },
    ExportFailed.of({ exportId: one.id, ...failure }),
  );
}

export function expireExport(one: ExportEntity, now: Date): Change<ExportEntity> {
  if (one.status !== 'ready' || !one.expiresAt || one.expiresAt > now) return unchanged(one);
  return changed({ ...one, status: 'expired' });
}
