import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { ErasureRequested } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, resynced, type TestService } from '@odyssey/testing';
import { describeProvider } from '@odyssey/testing/pact';
import { media } from '../../src/service.ts';
import { CEILINGS, UNREADABLE } from './pictures.ts';
import { aPicture, sent, settled, states } from './states.ts';

const folder = await mkdtemp(join(tmpdir(), 'media-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A picture with everything that one can have. */
const whole = (service: TestService) => aPicture(service, { taskId: newId(), caption: 'The lake at eight' });

describeProvider(media, {
  states,
  service: { env: { ODYSSEY_MEDIA_DIR: folder, ...CEILINGS } },
  publishes: {
    'media.asset.uploaded.v1': whole,
    'media.asset.processed.v1': whole,
    'media.asset.updated.v1': async (service) => {
      const { user, values } = await whole(service);
      const changed = { caption: 'The lake at nine' };
      await service.http(user).patch(`/v1/media/${values.mediaId}`, changed, { 'if-match': '*' });
    },
    'media.asset.deleted.v1': async (service) => {
      const { user, values } = await whole(service);
      await service.http(user).delete(`/v1/media/${values.mediaId}`, { 'if-match': '*' });
    },
    'media.asset.rejected.v1': async (service) => {
      const user = asUser();
      await settled(service, user, await sent(service, user, UNREADABLE));
    },
    'media.asset.snapshot.v1': async (service) => {
      await whole(service);
      await resynced(service, 'ai.keep-picture');
    },
    'media.erasure.completed.v1': async (service) => {
      const { user } = await whole(service);
      await service.deliver(ErasureRequested.example({ erasureId: newId() }, { subject: user.userId }));
    },
  },
});
