import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gateway } from '@odyssey/gateway';
import { type TestService, testService } from '@odyssey/testing';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { aPerson, logIn } from '../../services/auth/test/auth-client.ts';
import { addPasskey } from '../../services/auth/test/factors.ts';
import { CHANGE, MailedAuth, PUBLIC_URL, RESET, VERIFY } from '../../services/auth/test/mailed.ts';
import { SoftwareAuthenticator } from '../../services/auth/test/software-authenticator.ts';
import { installCommand } from '../../tools/src/machine/packages.ts';
import { browser } from '../../tools/src/machine/requirements.ts';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
const MINUTE = 60_000;
const NEXT = 'a boat on the other shore';
const CONFIRM = 'Confirm the address';

/** The pages that the links of auth's mails lead to, on a phone. */
describe('the page of a mail', () => {
  let house: MailedAuth;
  let door: TestService;
  let chrome: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    const state = browser.look();
    if ('missing' in state) throw new Error(`${state.missing} Run: ${installCommand([browser])}`);
    house = await MailedAuth.start();
    door = await testService(gateway, { env: { ODYSSEY_AUTH_URL: house.service.url } });
    chrome = await chromium.launch({ executablePath: state.found, args: FLAGS });
    context = await chrome.newContext(PHONE);
  }, MINUTE);
  afterAll(async () => {
    await chrome?.close();
    await door?.close();
    await house?.[Symbol.asyncDispose]();
  });

  /** Opens the link as it stands in the mail, at this gateway. What the browser refuses or cannot run is a fault. */
  async function open(text: string): Promise<{ page: Page; faults: string[]; asked: string[] }> {
    const [, path = ''] = /https:\/\/odyssey\.example(\/account\/\S+)/.exec(text) ?? [];
    const page = await context.newPage();
    const faults: string[] = [];
    const asked: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('status of')) faults.push(message.text());
    });
    page.on('request', (request) =>
      asked.push(`${request.method()} ${request.url()} ${JSON.stringify(request.headers())}`),
    );
    await page.goto(door.url + path);
    return { page, faults, asked };
  }

  const status = (page: Page) => page.getByRole('status');

  it(
    'verifies an address for who knows the password, keeps the token out of every address, and says when it was used',
    async () => {
      const person = await aPerson(house.service);
      const mail = await house.mail(person.email, VERIFY);
      const { page, faults, asked } = await open(mail.text);
      expect(page.url()).toBe(`${door.url}/account/verify-email`);
      expect((await person.http.get('/v1/auth/me')).body.emailVerified).toBe(false);
      await page.getByLabel('Password of the account').fill('not the password');
      await page.getByRole('button', { name: CONFIRM }).click();
      await page.getByText('not the password of this account').waitFor();
      await page.getByLabel('Password of the account').fill(person.password);
      await page.getByRole('button', { name: CONFIRM }).click();
      await page.getByText('the address is confirmed').waitFor();
      expect((await person.http.get('/v1/auth/me')).body.emailVerified).toBe(true);
      expect(asked.join('\n')).not.toContain(mail.token);
      const again = await open(mail.text);
      await again.page.getByLabel('Password of the account').fill(person.password);
      await again.page.getByRole('button', { name: CONFIRM }).click();
      await again.page.getByText('This link cannot be used any more').waitFor();
      expect([...faults, ...again.faults]).toEqual([]);
    },
    MINUTE,
  );

  it(
    'locks out whoever opened an account with somebody else’s address',
    async () => {
      const squatter = await aPerson(house.service);
      const { page, faults } = await open((await house.mail(squatter.email, VERIFY)).text);
      await page.getByRole('button', { name: 'Lock them out' }).click();
      await page.getByText('nobody can get into this account any more').waitFor();
      expect((await squatter.http.get('/v1/auth/me')).status).toBe(401);
      expect((await logIn(house.service, squatter)).status).toBe(401);
      expect(faults).toEqual([]);
    },
    MINUTE,
  );

  it(
    'takes over another address at a click: who asked for it was logged in',
    async () => {
      const person = await aPerson(house.service);
      const email = `new.${person.email}`;
      await person.http.post('/v1/auth/email/change', { email });
      const { page, faults } = await open((await house.mail(email, CHANGE)).text);
      expect(await page.getByLabel('Password of the account').count()).toBe(0);
      await page.getByRole('button').click();
      await page.getByText('the address is confirmed').waitFor();
      expect((await person.http.get('/v1/auth/me')).body).toMatchObject({ email, emailVerified: true });
      expect(faults).toEqual([]);
    },
    MINUTE,
  );

  it(
    'removes the other ways in with the old password when asked to',
    async () => {
      const person = await aPerson(house.service);
      const { token } = await house.mail(person.email, VERIFY);
      const proof = { token, password: person.password };
      await house.service.http().post('/v1/auth/email/verify', proof);
      const authenticator = new SoftwareAuthenticator(PUBLIC_URL);
      const passkeys = async () =>
        (await house.service.rows('select 1 from passkeys where owner_id = $1', [person.id])).length;
      await addPasskey(house.service, person, authenticator);
      for (const [count, remove] of [
        [1, false],
        [2, true],
      ] as const) {
        expect(await passkeys()).toBe(1);
        await house.service.http().post('/v1/auth/password/forgot', { email: person.email });
        const { page } = await open((await house.mail(person.email, RESET, count)).text);
        await page.getByLabel('New password').fill(NEXT);
        if (remove) await page.getByLabel('Somebody else may have been in my account').check();
        await page.getByRole('button').click();
        await page.getByText('your new password is set').waitFor();
      }
      expect(await passkeys()).toBe(0);
    },
    MINUTE,
  );

  it(
    'sets a new password, with the words of the API when it is not good enough',
    async () => {
      const person = await aPerson(house.service);
      await house.service.http().post('/v1/auth/password/forgot', { email: person.email });
      const { page, faults } = await open((await house.mail(person.email, RESET)).text);
      const [field, button] = [page.getByLabel('New password'), page.getByRole('button')];
      await field.fill('password1234');
      await button.click();
      await page.getByText('among the first that an attacker tries').waitFor();
      await page.getByLabel('Show the password').check();
      expect(await field.getAttribute('type')).toBe('text');
      await field.fill(NEXT);
      await button.click();
      await page.getByText('your new password is set').waitFor();
      expect((await logIn(house.service, { ...person, password: NEXT })).status).toBe(200);
      expect(faults).toEqual([]);
    },
    MINUTE,
  );

  it.each(['verify-email', 'reset-password'])(
    '%s works by keyboard, fits a phone, and says what it needs without a token',
    async (name) => {
      const { page } = await open(`https://odyssey.example/account/${name}#token=odyssey_mt_unknown`);
      const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
      expect(wide).toBe(false);
      for (const button of await page.getByRole('button').all())
        expect((await button.boundingBox())?.height).toBeGreaterThan(44);
      for (let stop = 0; stop < 5 && !(await isFocused(page)); stop += 1) await page.keyboard.press('Tab');
      expect(await isFocused(page)).toBe(true);
      await page.goto(`${door.url}/account/${name}`);
      await page.reload();
      expect(await status(page).textContent()).toContain('Open the link in the e-mail');
      expect(await page.getByRole('button').count()).toBe(0);
    },
    MINUTE,
  );

  it('says that the server is away, and can be tried again', async () => {
    const { page } = await open('https://odyssey.example/account/verify-email#token=odyssey_mt_unknown');
    await page.route('**/v1/auth/email/verify', (route) => route.abort());
    await page.getByLabel('Password of the account').fill(NEXT);
    const button = page.getByRole('button', { name: CONFIRM });
    await button.click();
    await page.getByText('cannot be reached').waitFor();
    expect(await button.isEnabled()).toBe(true);
  });
});

const isFocused = (page: Page): Promise<boolean> =>
  page
    .getByRole('button')
    .first()
    .evaluate(
      (button: unknown) =>
        button === (globalThis as { document?: { activeElement: unknown } }).document?.activeElement,
    );
