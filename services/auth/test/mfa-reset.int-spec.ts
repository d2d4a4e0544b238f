import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aPerson } from './auth-client.ts';
import { enableMfa, logInWith, nextCode } from './factors.ts';
import { MailedAuth, RESET, VERIFY } from './mailed.ts';

let house: MailedAuth;
beforeAll(async () => {
  house = await MailedAuth.start();
});
afterAll(() => house[Symbol.asyncDispose]());

it('who has somebody’s mailbox sets a password, and still needs a code to get in', async () => {
  const { service } = house;
  const person = await aPerson(service);
  const verification = await house.mail(person.email, VERIFY);
  // Of an account whose address was never verified by who knows its password, the second factor goes: a stranger may have set it up.
  await service
    .http()
    .post('/v1/auth/email/verify', { token: verification.token, password: person.password });
  const { secret } = await enableMfa(service, person);
  await service.http().post('/v1/auth/password/forgot', { email: person.email });
  const { token } = await house.mail(person.email, RESET);
  const password = 'a boat on the other shore';
  const reset = await service.http().post('/v1/auth/password/reset', { token, password });
  expect([reset.status, reset.body]).toEqual([204, undefined]);
  const changed = { ...person, password };
  const refused = await logInWith(service, changed);
  expect([refused.status, refused.body.code]).toEqual([401, 'mfa_required']);
  expect((await logInWith(service, changed, nextCode(service, secret))).status).toBe(200);
});
