import { Transactions } from '@odyssey/events';
import { CONFIG } from '@odyssey/platform';
import { aUser, type TestService } from '@odyssey/testing';
import type { Stage, StateSetUp } from '@odyssey/testing/pact';
import type { TokenPurpose } from '../../src/mail/mail-purposes.ts';
import { OneUseTokens } from '../../src/mail/one-use-tokens.service.ts';
import { aPerson, type Person } from '../auth-client.ts';

/** A mail server that is away: what is asked for is owed, which is all that an answer says. */
const AWAY = { url: 'smtp://127.0.0.1:1', from: 'Odyssey <odyssey@example.org>' };

/** Requests follow their state at once, so each state says whether there is a mail server. */
async function account(service: TestService, smtp: typeof AWAY | null): Promise<Stage & { id: string }> {
  setMailServer(service, smtp);
  const { id, accessToken: token, email, password } = await aPerson(service);
  return { id, token, values: { email, password } };
}

function setMailServer(service: TestService, smtp: typeof AWAY | null): void {
  service.get<{ smtp: typeof AWAY | null }>(CONFIG).smtp = smtp;
}

/** Somebody to whom no mail is owed: the job that sends one makes a token of its own, and voids one that was handed out before. */
export function unmailedPerson(service: TestService): Promise<Person> {
  setMailServer(service, null);
  return aPerson(service);
}

/** What the link of a mail carries, without the mail. */
async function withToken(service: TestService, purpose: TokenPurpose, address?: string): Promise<Stage> {
  const person = await unmailedPerson(service);
  return { values: { mailToken: await tokenFor(service, person, purpose, address) } };
}

export function tokenFor(
  service: TestService,
  { id, email }: Person,
  purpose: TokenPurpose,
  address = email,
): Promise<string> {
  const about = { ownerId: id, purpose, email: address };
  return service.get(Transactions).forPerson(id, (tx) => service.get(OneUseTokens).make(tx, about));
}

export const mailStates = {
  'an account that mail can reach': (service) => account(service, AWAY),
  'an account where there is no mail server': (service) => account(service, null),
  'an account whose address is verified': async (service) => {
    const stage = await account(service, AWAY);
    await service.rows('update users set email_verified = true where id = $1', [stage.id]);
    return stage;
  },
  'somebody with a mail to verify an address': (service) => withToken(service, 'verify_email'),
  'somebody with a mail to take over an address that another has since': async (service) =>
    withToken(service, 'change_email', (await aPerson(service, { email: aUser().email })).email),
  'somebody with a mail to reset the password': (service) => withToken(service, 'reset_password'),
} satisfies Record<string, StateSetUp>;
