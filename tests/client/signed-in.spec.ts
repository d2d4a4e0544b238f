import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auth } from '@odyssey/auth';
import { type TestService, testService } from '@odyssey/testing';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { ProviderBrowser } from '../../services/auth/test/oidc/browser.ts';
import { RealProvider } from '../../services/auth/test/oidc/real-provider.ts';
import { installCommand } from '../../tools/src/machine/packages.ts';
import { browser } from '../../tools/src/machine/requirements.ts';
import { AppServer } from './app-server.ts';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];
const MINUTE = 60_000;

describe('logging in through a provider, in a browser', () => {
  let app: AppServer;
  let page: string;
  let service: TestService;
  let provider: RealProvider;
  let chrome: Browser;

  beforeAll(async () => {
    const state = browser.look();
    if ('missing' in state) throw new Error(`${state.missing} Run: ${installCommand([browser])}`);
    app = await AppServer.start(await bundle());
    page = `${app.origin}/signed-in`;
    provider = await RealProvider.start(page);
    service = await testService(auth, { env: provider.env('ONE') });
    app.api = service.url;
    chrome = await chromium.launch({ executablePath: state.found, args: FLAGS });
  }, MINUTE);
  afterAll(async () => {
    await chrome?.close();
    await service?.close();
    await provider?.[Symbol.asyncDispose]();
    await app?.[Symbol.asyncDispose]();
  });

  it(
    'goes there and back, and leaves no code in the address',
    async () => {
      provider.knows('ada', { email: 'ada@id.example.com', email_verified: true, name: 'Ada Lovelace' });
      const tab = await chrome.newPage();
      await tab.goto(app.origin);
      await tab.getByRole('button', { name: 'Log in with One' }).click();
      await tab.getByPlaceholder('Enter any login').fill('ada');
      await tab.getByPlaceholder('and password').fill('any');
      await tab.getByRole('button', { name: 'Sign-in' }).click();
      await tab.getByRole('button', { name: 'Continue' }).click();
      await tab.getByText('Ada Lovelace', { exact: true }).waitFor();
      expect(tab.url()).toBe(page);
    },
    MINUTE,
  );

  it(
    'cannot be finished in a browser that did not begin it: nobody is lured into the account of another',
    async () => {
      const begun = await fetch(`${service.url}/v1/auth/oidc/one/authorize`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ redirectUri: page }),
      });
      const { authorizationUrl } = (await begun.json()) as { authorizationUrl: string };
      const { code, state, iss = '' } = await new ProviderBrowser('mallory', page).visit(authorizationUrl);
      const victim = await chrome.newPage();
      await victim.goto(`${page}?${new URLSearchParams({ code, state, iss })}`);
      await victim.getByText('this page did not ask for it').waitFor();
      expect(await service.rows(`select 1 from users where email like 'mallory@%'`)).toEqual([]);
    },
    MINUTE,
  );
});

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'signed-in.page.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}
