import { ErasureRequested } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { resynced, type TestService } from '@odyssey/testing';
import { describeProvider } from '@odyssey/testing/pact';
import { memory } from '../../src/service.ts';
import { aNote, states } from './states.ts';

const ANY = { 'if-match': '*' };

/** A note of which every field is filled in. */
async function anEndedNote(service: TestService) {
  const { user, values } = await aNote(service);
  const at = `/v1/memories/${values.memoryId}`;
  const http = service.http(user);
  await http.patch(at, { validTo: '2026-09-01T07:40:00.000Z', pinned: true }, ANY);
  return { user, http, at };
}

describeProvider(memory, {
  states,
  publishes: {
    'memory.memory.stored.v1': aNote,
    'memory.memory.updated.v1': anEndedNote,
    'memory.memory.deleted.v1': async (service) => {
      const { http, at } = await anEndedNote(service);
      await http.delete(at, ANY);
    },
    'memory.memory.snapshot.v1': async (service) => {
      await anEndedNote(service);
      await resynced(service, 'ai');
    },
    'memory.erasure.completed.v1': async (service) => {
      const { user } = await aNote(service);
      await service.deliver(
        ErasureRequested.example({ erasureId: newId() }, { id: newId(), subject: user.userId }),
      );
    },
  },
});
