import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stack } from '@odyssey/testing';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { installCommand } from '../../tools/src/machine/packages.ts';
import { browser } from '../../tools/src/machine/requirements.ts';
import { journey } from './journey.ts';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];
const MINUTE = 60_000;

const PROMISED = {
  registered: 'Ada',
  taken: '409 email_taken',
  createdOnce: [2, 1],
  unchanged: 304,
  versions: ['"1"', '"2"', 2],
  stale: '412 stale_version',
  invalid: ['/title'],
  paged: ['Row', 'Swim', 'Walk the long river loop'],
  live: true,
  streams: 2,
  uploaded: 'image/png',
  part: [206, 4],
  said: true,
  renewed: [20, 1],
  ended: [true, true, true],
  signedOut: ['The session has ended: log in again.'],
  loggedOut: '401 unauthenticated',
  unreachable: true,
};

/** The same program, in the two places where people run it. */
describe('@odyssey/client', () => {
  it(
    'keeps its promises in Node',
    async () => {
      expect(await journey(stack().gateway)).toEqual(PROMISED);
    },
    MINUTE,
  );

  describe('in a browser', () => {
    let chrome: Browser;
    let page: Page;

    beforeAll(async () => {
      const state = browser.look();
      if ('missing' in state) throw new Error(`${state.missing} Run: ${installCommand([browser])}`);
      chrome = await chromium.launch({ executablePath: state.found, args: FLAGS });
      // Chromium asks a person before a page may speak to this very machine.
      page = await chrome.newPage({ permissions: ['local-network-access'] });
      const origin = stack().env.ODYSSEY_CORS_ORIGINS;
      // The page's own server: nothing of it is Odyssey's.
      await page.route(`${origin}/**`, async (route) => {
        const script = route.request().url().endsWith('.js');
        await route.fulfill(
          script
            ? { contentType: 'text/javascript', body: await bundle() }
            : { contentType: 'text/html', body: '<script type="module" src="/page.js"></script>' },
        );
      });
      await page.goto(`${origin}/`);
      await page.waitForFunction(() => 'journey' in globalThis);
    }, MINUTE);
    afterAll(() => chrome?.close());

    it(
      'keeps the same, from a page of another origin',
      async () => {
        const seen = await page.evaluate((gateway) => {
          const page = globalThis as unknown as { journey: typeof journey };
          return page.journey(gateway);
        }, stack().gateway);
        expect(seen).toEqual(PROMISED);
      },
      MINUTE,
    );
  });
});

/** For a browser nothing may be left that only Node has. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'page.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}
