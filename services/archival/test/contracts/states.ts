import { asUser } from '@odyssey/testing';
import type { StateSetUp } from '@odyssey/testing/pact';
import { ExpireExportWorker } from '../../src/jobs/delete-exports.workers.ts';
import { aScheduledErasure } from './erasures.ts';
import { anExportUnderWay, aReadyExport } from './exports.ts';

/** What has to be there before a request of a contract; by name, so that a contract cannot ask for what is not there. */
export const states = {
  'a person': async () => ({ user: asUser() }),
  'an export that is ready': async (service) => {
    const { user, exportId, etag } = await aReadyExport(service);
    return { user, values: { exportId, etag } };
  },
  'an export under way': async (service) => {
    const { user, exportId } = await anExportUnderWay(service);
    return { user, values: { exportId } };
  },
  'an export that has expired': async (service) => {
    const { user, exportId } = await aReadyExport(service);
    await service.rows(`update exports set expires_at = now() - interval '1 second' where id = $1`, [
      exportId,
    ]);
    await service.get(ExpireExportWorker).run({ userId: user.userId, exportId });
    return { user, values: { exportId } };
  },
  'an erasure that is scheduled': async (service) => {
    const { user, erasureId, etag } = await aScheduledErasure(service);
    return { user, values: { erasureId, etag } };
  },
  'an erasure and its receipt': async (service) => {
    const { erasureId, receipt } = await aScheduledErasure(service);
    return { values: { erasureId, receipt } };
  },
  // The person's token ends with the erasure's beginning: only a request that is under way just then meets it.
  'an erasure that begins this very moment': async (service) => {
    const { user, erasureId } = await aScheduledErasure(service);
    await service.rows(`update erasures set status = 'running', started_at = now() where id = $1`, [
      erasureId,
    ]);
    return { user, values: { erasureId } };
  },
} satisfies Record<string, StateSetUp>;
