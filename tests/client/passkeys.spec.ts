import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { stack } from '@odyssey/testing';
import { build } from 'esbuild';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { installCommand } from '../../tools/src/machine/packages.ts';
import { browser } from '../../tools/src/machine/requirements.ts';
import type { PasskeyPage } from './passkey-page.ts';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];
const MINUTE = 60_000;
/** A finger that is always right, and room for passkeys: what a phone or a laptop has. */
const DEVICE = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;

/** A real browser with a device of its own, at Odyssey's own address. */
describe('passkeys in a browser', () => {
  let chrome: Browser;
  let page: Page;
  let cdp: CDPSession;
  let authenticatorId: string;
  const home = stack().env.ODYSSEY_PUBLIC_URL ?? '';
  const elsewhere = stack().env.ODYSSEY_CORS_ORIGINS ?? '';
  const script = bundle();

  /** Opens a page there that has nothing of Odyssey's but the client. */
  async function open(origin: string): Promise<void> {
    await page.goto(`${origin}/passkey-page`);
    await page.waitForFunction(() => 'PasskeyPage' in globalThis);
    await page.evaluate((gateway) => {
      const scope = globalThis as unknown as { PasskeyPage: typeof PasskeyPage; opened: PasskeyPage };
      scope.opened = new scope.PasskeyPage(gateway);
    }, home);
  }

  type Does = Exclude<keyof PasskeyPage, 'register'>;
  const does = <Name extends Does>(name: Name) =>
    page.evaluate(
      (method) => (globalThis as unknown as { opened: PasskeyPage }).opened[method as 'logIn'](),
      name,
    ) as Promise<Awaited<ReturnType<PasskeyPage[Name]>>>;
  const register = () =>
    page.evaluate(
      ([email = '', password = '']) =>
        (globalThis as unknown as { opened: PasskeyPage }).opened.register(email, password),
      [`ada.${Math.random().toString(36).slice(2)}@example.org`, 'correct horse battery staple'],
    );
  const verifiesUser = (isUserVerified: boolean) =>
    cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });

  beforeAll(async () => {
    const state = browser.look();
    if ('missing' in state) throw new Error(`${state.missing} Run: ${installCommand([browser])}`);
    chrome = await chromium.launch({ executablePath: state.found, args: FLAGS });
    // Chromium asks a person before a page may speak to this very machine.
    page = await chrome.newPage({ permissions: ['local-network-access'] });
    await page.route(/\/passkey-page(\.js)?$/, async (route) => {
      const wantsScript = route.request().url().endsWith('.js');
      await route.fulfill(
        wantsScript
          ? { contentType: 'text/javascript', body: await script }
          : { contentType: 'text/html', body: '<script type="module" src="/passkey-page.js"></script>' },
      );
    });
    cdp = await page.context().newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    ({ authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options: DEVICE }));
  }, MINUTE);
  afterAll(() => chrome?.close());
  // What one test has removed at Odyssey is still in the device, which may then offer it to the next.
  beforeEach(() => cdp.send('WebAuthn.clearCredentials', { authenticatorId }));

  it(
    'are created once, log in alone, stand for the password, and are removed',
    async () => {
      await open(home);
      await register();
      expect(await does('create')).toBe('it went well');
      expect(await does('createAgain')).toBe('422 invalid_passkey');
      // The device knows that it has one for this account: excludeCredentials.
      expect(await does('create')).toBe('InvalidStateError');
      expect(await does('list')).toEqual([
        expect.objectContaining({ transports: ['internal'], backedUp: false }),
      ]);

      await does('logOut');
      expect(await does('logIn')).toBe('it went well');
      expect(await does('who')).toBe('Ada');
      expect(await does('logInAgain')).toBe('401 passkey_refused');

      const before = await does('accessToken');
      expect(await does('reauthenticate')).toBe('it went well');
      expect(await does('accessToken')).not.toBe(before);
      expect(await does('who')).toBe('Ada');

      expect(await does('remove')).toBe('it went well');
      await does('logOut');
      expect(await does('logIn')).toBe('401 passkey_refused');
    },
    MINUTE,
  );

  it(
    'are nothing without the finger, and nothing on a page that Odyssey does not know',
    async () => {
      await open(home);
      await register();
      await verifiesUser(false);
      expect(await does('create')).toBe('NotAllowedError');
      await verifiesUser(true);
      expect(await does('create')).toBe('it went well');
      await does('logOut');
      // The same host, so the browser lets it; another port, so Odyssey does not.
      await open(elsewhere);
      expect(await does('logIn')).toBe('401 passkey_refused');
      await open(home);
      await verifiesUser(false);
      expect(await does('logIn')).toBe('NotAllowedError');
      await verifiesUser(true);
      expect(await does('logIn')).toBe('it went well');
    },
    MINUTE,
  );
});

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'passkey-page.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}
