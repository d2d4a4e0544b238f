import { randomUUID } from 'node:crypto';
import { ErasureRequested, type ServiceName } from '@odyssey/contracts';
import { CONFIG, newId } from '@odyssey/platform';
import type { TestService } from '@odyssey/testing';
import type { Stage, StateSetUp } from '@odyssey/testing/pact';
import type { AuthConfig } from '../../src/config.ts';
import { aPerson } from '../auth-client.ts';

/** What has to be there before a request of a contract; by name, so that a contract cannot ask for what is not there. */
export const states = {
  'nobody yet': async () => ({ values: { email: `ana.${randomUUID()}@example.com` } }),
  'an account': async (service) => {
    const { id, accessToken: token, refreshToken, email, password, http } = await aPerson(service);
    const { headers } = await http.get('/v1/auth/me');
    const { body } = await http.get('/v1/auth/sessions');
    const [session] = body.items;
    return {
      token,
      values: {
        userId: id,
        email,
        password,
        refreshToken,
        etag: String(headers.etag),
        sessionId: session.id,
        sessionEtag: `"${session.version}"`,
      },
    };
  },
  'an account whose erasure is scheduled': async (service) => {
    const { accessToken: token, http } = await aPerson(service);
    await http.delete('/v1/auth/me');
    return { token };
  },
  'a person with data, asked for by archival': async (service) => {
    const { id } = await aPerson(service);
    return { caller: 'archival', values: { userId: id } };
  },
  'archival with its secret': async (service) => withSecret(service, 'archival'),
  'ai with its secret': async (service) => withSecret(service, 'ai'),
} satisfies Record<string, StateSetUp>;

function withSecret(service: TestService, caller: ServiceName): Stage {
  const { serviceSecrets } = service.get<AuthConfig>(CONFIG);
  return {
    values: { credentials: Buffer.from(`${caller}:${serviceSecrets[caller]}`).toString('base64') },
  };
}

export const anErasure = (subject: string) =>
  ErasureRequested.example({ erasureId: newId() }, { id: newId(), subject });
