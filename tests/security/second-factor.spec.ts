import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auth } from '@odyssey/auth';
import { DATA_SERVICES } from '@odyssey/contracts';
import { type RunningService, startService } from '@odyssey/platform';
import { aUser, PublicClient, type SignedIn, signedInClient, stack } from '@odyssey/testing';
import { codeOf, stepAt } from '../../services/auth/src/mfa/totp.rules.ts';
import { DOORS } from './surface/doors.ts';
import { everyOperation, type Operation } from './surface/operations.ts';

/** Where somebody gets who has to set up a second factor first: these lead to one, tell of it, or lead out again. */
const OPEN = [
  'GET /v1/auth/me',
  'GET /v1/auth/mfa',
  'POST /v1/auth/mfa/totp',
  'POST /v1/auth/mfa/totp/{id}/confirm',
  'POST /v1/auth/passkeys/options',
  'POST /v1/auth/passkeys',
  'POST /v1/auth/reauthenticate',
  'POST /v1/auth/reauthenticate/{provider}/authorize',
  'POST /v1/auth/reauthenticate/{provider}/callback',
  'POST /v1/auth/email/verification',
  'POST /v1/auth/logout',
];
const NOBODYS = '01890000-0000-7000-8000-00000000dead';

const behindToken = everyOperation().filter(({ needsToken }) => needsToken);

/** Asked at its service itself: none of them is told what the operator demands, the token says it. */
const ask = async (token: string, { service, method, path }: Operation): Promise<unknown[]> => {
  const url = service === 'auth' ? demanding.url : stack().url(service);
  const client = new PublicClient(url, token);
  const address = path.replace('{provider}', 'nobody').replaceAll(/\{\w+\}/g, NOBODYS);
  const { status, body } = await client.request(method, address, undefined, { 'if-match': '*' });
  return [status, body?.code];
};

let demanding: RunningService;
let ben: SignedIn;
beforeAll(async () => {
  demanding = await startService(auth, {
    ...stack().env,
    ODYSSEY_AUTH_PORT: '0',
    ODYSSEY_AUTH_SECOND_FACTOR: 'required',
    ODYSSEY_LOG_LEVEL: 'error',
  });
  ben = await signedInClient(stack().gateway);
}, 60_000);
afterAll(() => demanding?.close());

interface Entered {
  accessToken: string;
  refreshToken: string;
}
const enter = async (path: string, body: unknown): Promise<Entered> => {
  const answer = await new PublicClient(demanding.url).post(path, body);
  if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}`);
  return { accessToken: String(answer.body.accessToken), refreshToken: String(answer.body.refreshToken) };
};
const register = () => enter('/v1/auth/register', aUser());
const atEveryDoor = (token: string) =>
  Promise.all(
    DATA_SERVICES.map(async (name) => {
      const url = name === 'auth' ? demanding.url : stack().url(name);
      return (await new PublicClient(url, token).get(DOORS[name])).status;
    }),
  );

describe('where a second factor is demanded, who has none', () => {
  it('is refused at every route of every service but those that lead to one', async () => {
    const shut = behindToken.filter(({ name }) => !OPEN.includes(name));
    expect(shut.length).toBeGreaterThan(80);
    expect(new Set(shut.map(({ service }) => service))).toEqual(new Set(DATA_SERVICES));
    const { accessToken } = await register();
    const passed: unknown[] = [];
    for (const operation of shut) {
      const [status, code] = await ask(accessToken, operation);
      if (status !== 403 || code !== 'second_factor_required')
        passed.push({ route: operation.name, status, code });
    }
    expect(passed).toEqual([]);
  });

  it('gets to each of those', async () => {
    const open = behindToken.filter(({ name }) => OPEN.includes(name));
    expect(open.map(({ name }) => name).sort()).toEqual([...OPEN].sort());
    const { accessToken } = await register();
    const out = ({ path }: Operation) => Number(path.endsWith('/logout'));
    const shut: unknown[] = [];
    for (const operation of open.sort((one, other) => out(one) - out(other))) {
      const [status, code] = await ask(accessToken, operation);
      if (status === 401 || status === 403) shut.push({ route: operation.name, status, code });
    }
    expect(shut).toEqual([]);
  });

  it('goes everywhere with the next token when they have set one up; others always did', async () => {
    const ada = await register();
    const { body: app } = await new PublicClient(demanding.url, ada.accessToken).post('/v1/auth/mfa/totp');
    expect(await atEveryDoor(ada.accessToken)).toEqual(
      DATA_SERVICES.map((name) => (name === 'auth' ? 200 : 403)),
    );
    const code = codeOf(app.secret, stepAt(new Date()));
    const confirmed = await new PublicClient(demanding.url, ada.accessToken).post(
      `/v1/auth/mfa/totp/${app.id}/confirm`,
      { code },
    );
    expect(confirmed.status).toBe(200);
    const { accessToken } = await enter('/v1/auth/refresh', { refreshToken: ada.refreshToken });
    const everywhere = DATA_SERVICES.map(() => 200);
    expect(await atEveryDoor(accessToken)).toEqual(everywhere);
    expect(await atEveryDoor(ben.accessToken)).toEqual(everywhere);
  });
});
