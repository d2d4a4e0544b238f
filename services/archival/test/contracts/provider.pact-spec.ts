import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { describeProvider } from '@odyssey/testing/pact';
import { archival } from '../../src/service.ts';
import { aCompletedErasure, aRunningErasure, aScheduledErasure } from './erasures.ts';
import { aFailedExport, aReadyExport } from './exports.ts';
import { others } from './others.ts';
import { states } from './states.ts';

const folder = await mkdtemp(join(tmpdir(), 'archival-'));
afterAll(async () => {
  await others.close();
  await rm(folder, { recursive: true, force: true });
});

describeProvider(archival, {
  states,
  service: { env: { ...others.env, ODYSSEY_ARCHIVAL_DIR: folder, ODYSSEY_LOG_LEVEL: 'silent' } },
  publishes: {
    'archival.erasure.scheduled.v1': aScheduledErasure,
    'archival.erasure.cancelled.v1': async (service) => {
      const { user, erasureId } = await aScheduledErasure(service);
      await service.http(user).delete(`/v1/privacy/erasures/${erasureId}`, { 'if-match': '*' });
    },
    'archival.erasure.requested.v1': aRunningErasure,
    'archival.erasure.progressed.v1': aRunningErasure,
    'archival.erasure.completed.v1': aCompletedErasure,
    'archival.export.requested.v1': aReadyExport,
    'archival.export.completed.v1': aReadyExport,
    'archival.export.failed.v1': aFailedExport,
  },
});
