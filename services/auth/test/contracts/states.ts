import { randomUUID } from 'node:crypto';
import { ErasureRequested } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import type { StateSetUp } from '@odyssey/testing/pact';
import { aPerson } from '../auth-client.ts';

/** What has to be there before a request of a contract; by name, so that a contract cannot ask for what is not there. */
export const states = {
  'nobody yet': async () => ({ values: { email: `ana.${randomUUID()}@example.com` } }),
  'an account': async (service) => {
    const { id, accessToken: token, refreshToken, email, password, http } = await aPerson(service);
    const { headers } = await http.get('/v1/auth/me');
    return { token, values: { userId: id, email, password, refreshToken, etag: String(headers.etag) } };
  },
  'an account whose erasure is scheduled': async (service) => {
    const { accessToken: token, http } = await aPerson(service);
    await http.delete('/v1/auth/me');
    return { token };
  },
  'an account, asked for by archival': async (service) => {
    const { id } = await aPerson(service);
    return { caller: 'archival', values: { userId: id } };
  },
} satisfies Record<string, StateSetUp>;

export const anErasure = (subject: string) =>
  ErasureRequested.example({ erasureId: newId() }, { id: newId(), subject });
