import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** `Requests` opens the transactions of callers: it looks under their lock whether the session has ended meanwhile. */
const OPENS_ONE = /(?<!tokens)\.(?:forPerson|forPersonEvenErased|forPeople)[(<]/;

/** What rightly opens the transaction of a person itself, and why. An entry that is not needed any more is a fault, too. */
const EXCEPTIONS: Record<string, readonly string[]> = {
  'works for a person who may be logged out by now: a job': [
    'services/ai/src/jobs/propose-plan.job.ts',
    'services/ai/src/jobs/write-story.job.ts',
    'services/archival/src/exports/export-assembly.ts',
    'services/archival/src/jobs/collect-export.worker.ts',
    'services/archival/src/jobs/delete-exports.workers.ts',
    'services/archival/src/jobs/erasure.workers.ts',
    'services/auth/src/mail/send-security-mail.job.ts',
    'services/auth/src/operators/end-sessions.job.ts',
    'services/goals/src/jobs/purge-trash.worker.ts',
    'services/media/src/jobs/delete-files.workers.ts',
    'services/media/src/jobs/process-picture.worker.ts',
    'services/notifications/src/jobs/send-mail.job.ts',
  ],
  'has no session yet: it opens one, or is proved by a token of a mail': [
    'services/auth/src/accounts/account.controller.ts',
    'services/auth/src/emails/emails.service.ts',
    'services/auth/src/identities/oidc-log-in.service.ts',
    'services/auth/src/passkeys/passkey-log-in.controller.ts',
    'services/auth/src/passwords/password-reset.service.ts',
    'services/auth/src/sessions/session.controller.ts',
  ],
  'reads the session itself under the lock, and says that it has ended after the commit': [
    'services/auth/src/identities/oidc-reauthentication.service.ts',
    'services/auth/src/sessions/reauthentication.service.ts',
  ],
};

const opensOne = (text: string): boolean => OPENS_ONE.test(text.replaceAll(/\s+/g, ''));
const SOURCES = globSync('services/*/src/**/*.ts').filter((path) => !/\.(spec|int-spec)\.ts$/.test(path));

describe('the transaction of a person', () => {
  it('is opened for a caller by Requests alone, so that nothing is done for a session that ended while it waited', () => {
    const found = SOURCES.filter((path) => opensOne(readFileSync(path, 'utf8')));
    expect(found.sort()).toEqual(Object.values(EXCEPTIONS).flat().sort());
  });

  it.each([
    ['return this.transactions.forPerson(userId, work);', true],
    ['await this.transactions\n      .forPeople(people, work)', true],
    ['this.transactions.forPerson<void>(userId, work)', true],
    ['moduleRef.get(Transactions).forPerson(userId, work)', true],
    ['this.requests.forCaller(caller, work)', false],
    ['this.tokens.forPerson(user, session)', false],
  ])('is seen or not in %s', (text, expected) => {
    expect(opensOne(text)).toBe(expected);
  });
});
