import { createHash, randomUUID } from 'node:crypto';
import { ErasureRequested, type ServiceName } from '@odyssey/contracts';
import { CONFIG, newId } from '@odyssey/platform';
import type { TestService } from '@odyssey/testing';
import type { Stage, StateSetUp } from '@odyssey/testing/pact';
import type { AuthConfig } from '../../src/config.ts';
import { MAX_TOKENS } from '../../src/personal-tokens/personal-token.rules.ts';
import { aPerson } from '../auth-client.ts';
import { factorStates } from './factor-states.ts';
import { mailStates } from './mail-states.ts';
import { oidcStates } from './oidc-states.ts';

const TOKEN = { name: 'Backup script', scopes: ['tasks:read'] };

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
  'an account with a personal access token': async (service) => {
    const { accessToken: token, http } = await aPerson(service);
    const { body } = await http.post('/v1/auth/tokens', TOKEN);
    return { token, values: { tokenId: body.id } };
  },
  'an account with fifty personal access tokens': async (service) => {
    const { accessToken: token, http } = await aPerson(service);
    for (let i = 0; i < MAX_TOKENS; i += 1) await http.post('/v1/auth/tokens', TOKEN);
    return { token };
  },
  'archival with its secret': async (service) => withSecret(service, 'archival'),
  'ai with its secret': async (service) => withSecret(service, 'ai'),
  'a personal access token that goals is shown': (service) => withTokenToo(service, 'goals'),
  'a personal access token that ai is shown': (service) => withTokenToo(service, 'ai'),
  'a personal access token that memory is shown': (service) => withTokenToo(service, 'memory'),
  'a personal access token that media is shown': (service) => withTokenToo(service, 'media'),
  'a personal access token that notifications is shown': (service) => withTokenToo(service, 'notifications'),
  'a personal access token that archival is shown': (service) => withTokenToo(service, 'archival'),
  ...factorStates,
  ...oidcStates,
  ...mailStates,
} satisfies Record<string, StateSetUp>;

async function withTokenToo(service: TestService, caller: ServiceName): Promise<Stage> {
  const { http } = await aPerson(service);
  const { body } = await http.post('/v1/auth/tokens', TOKEN);
  const tokenHash = createHash('sha256').update(String(body.token)).digest('hex');
  const { values } = withSecret(service, caller);
  return { values: { ...values, tokenHash } };
}

function withSecret(service: TestService, caller: ServiceName): Stage {
  const { serviceSecrets } = service.get<AuthConfig>(CONFIG);
  return {
    values: { credentials: Buffer.from(`${caller}:${serviceSecrets[caller]}`).toString('base64') },
  };
}

export const anErasure = (subject: string) =>
  ErasureRequested.example({ erasureId: newId() }, { id: newId(), subject });
