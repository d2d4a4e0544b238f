import { afterAll } from '@jest/globals';
import { ErasureProgressed } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { resynced, type TestService } from '@odyssey/testing';
import { describeProvider } from '@odyssey/testing/pact';
import { auth } from '../../src/service.ts';
import { aPerson, refresh } from '../auth-client.ts';
import { tokenFor, unmailedPerson } from './mail-states.ts';
import { closeProvider, oidcEnv } from './oidc-states.ts';
import { anErasure, states } from './states.ts';

async function erased(service: TestService): Promise<void> {
  const { id: subject } = await aPerson(service);
  const requested = anErasure(subject);
  await service.deliver(requested);
  const { erasureId } = requested.data;
  await service.deliver(
    ErasureProgressed.example({ erasureId, remaining: ['auth'] }, { id: newId(), subject }),
  );
}

/** A refresh token that comes back long after it was used. */
async function stolen(service: TestService): Promise<void> {
  const person = await aPerson(service);
  await refresh(service, person.refreshToken);
  await service.rows(
    `update refresh_tokens set rotated_at = rotated_at - interval '1 hour' where owner_id = $1 and rotated_at is not null`,
    [person.id],
  );
  await refresh(service, person.refreshToken);
}

/** Somebody asks for the erasure of an account that they opened with another's address; its owner locks them out. */
async function takenOver(service: TestService): Promise<void> {
  const squatter = await unmailedPerson(service);
  await squatter.http.delete('/v1/auth/me');
  const token = await tokenFor(service, squatter, 'verify_email');
  await service.http().post('/v1/auth/email/verify', { token });
}

afterAll(closeProvider);

describeProvider(auth, {
  states,
  service: { env: oidcEnv },
  publishes: {
    'auth.user.registered.v1': aPerson,
    'auth.user.profile_changed.v1': async (service) => {
      const { http } = await aPerson(service);
      const { headers } = await http.get('/v1/auth/me');
      await http.patch('/v1/auth/me', { displayName: 'Ana L.' }, { 'if-match': String(headers.etag) });
    },
    'auth.user.snapshot.v1': async (service) => {
      await aPerson(service);
      await resynced(service, 'notifications');
    },
    'auth.session.created.v1': aPerson,
    'auth.session.revoked.v1': stolen,
    'auth.security.noticed.v1': async (service) =>
      (await aPerson(service)).http.post('/v1/auth/tokens', {
        name: 'Backup script',
        scopes: ['tasks:read'],
      }),
    'auth.user.erasure_requested.v1': async (service) => (await aPerson(service)).http.delete('/v1/auth/me'),
    'auth.user.erasure_withdrawn.v1': takenOver,
    'auth.user.deleted.v1': erased,
    'auth.erasure.completed.v1': erased,
  },
});
