import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DATA_SERVICES } from '@odyssey/contracts';
import { stack } from '@odyssey/testing';
import { table } from '../../tools/src/show/table.ts';
import { type Count, fuzz, type Report } from './fuzz.ts';
import { type Route, routesOf } from './operations.ts';
import { aPerson } from './person.ts';

const CONTRACTS = join(import.meta.dirname, '../../contracts/http');
const documentOf = (service: string) =>
  JSON.parse(readFileSync(join(CONTRACTS, `${service}.json`), 'utf8')) as object;
const routes = DATA_SERVICES.flatMap((service) => routesOf(documentOf(service)));

/** After these a person's token, password or account is not what it was: they come in short lives of their own. */
const ENDING = [
  'POST /v1/auth/logout',
  'POST /v1/auth/refresh',
  'GET /v1/auth/sessions',
  'PATCH /v1/auth/sessions/{id}',
  'DELETE /v1/auth/me',
  'DELETE /v1/auth/sessions',
  'DELETE /v1/auth/sessions/{id}',
  'POST /v1/auth/password/change',
  'POST /v1/privacy/erasures',
  'GET /v1/privacy/erasures/{id}',
  'DELETE /v1/privacy/erasures/{id}',
];
const isEnding = ({ name }: Route) => ENDING.includes(name);

const MAILED = 'wants a token that only a mail holds: services/auth/test/mail-journey';
const MADE_BY_A_DEVICE = 'wants what only an authenticator can make: services/auth/test/passkeys.int-spec.ts';
const MADE_BY_AN_APP = 'wants the code of an app: services/auth/test/mfa.int-spec.ts';
const VOUCHED = 'wants a provider, and the stack has none: services/auth/test/oidc.int-spec.ts';

/** Routes that a well-formed request alone cannot please, and why. */
const NEVER_FINE: Record<string, string> = {
  'POST /v1/auth/email/verify': MAILED,
  'POST /v1/auth/password/reset': MAILED,
  'POST /v1/auth/passkeys': MADE_BY_A_DEVICE,
  'PATCH /v1/auth/passkeys/{id}': MADE_BY_A_DEVICE,
  'DELETE /v1/auth/passkeys/{id}': MADE_BY_A_DEVICE,
  'POST /v1/auth/passkeys/log-in': MADE_BY_A_DEVICE,
  'POST /v1/auth/mfa/totp/{id}/confirm': MADE_BY_AN_APP,
  'POST /v1/auth/mfa/recovery-codes': MADE_BY_AN_APP,
  'POST /v1/auth/identities/{provider}/authorize': VOUCHED,
  'POST /v1/auth/identities/{provider}/callback': VOUCHED,
  'DELETE /v1/auth/identities/{id}': VOUCHED,
  'POST /v1/auth/oidc/{provider}/authorize': VOUCHED,
  'POST /v1/auth/oidc/{provider}/callback': VOUCHED,
  'POST /v1/auth/reauthenticate/{provider}/authorize': VOUCHED,
  'POST /v1/auth/reauthenticate/{provider}/callback': VOUCHED,
};

/** Set ODYSSEY_FUZZ_SEED to repeat a run. */
const SEED = Number(process.env.ODYSSEY_FUZZ_SEED ?? 20_260_504);

describe(`every route, asked in every way (seed ${SEED})`, () => {
  let reports: Report[];
  const counts = () =>
    Object.entries(Object.assign({}, ...reports.map((one) => one.counts))) as [string, Count][];
  const requests = () => reports.reduce((sum, one) => sum + one.requests, 0);
  const fine = () => counts().reduce((sum, [, one]) => sum + one.fine, 0);

  beforeAll(async () => {
    const { gateway: base } = stack();
    const newPerson = () => aPerson(base);
    const shared = { base, newPerson, seed: SEED, lanes: 4, unpleasable: new Set(Object.keys(NEVER_FINE)) };
    const lasting = await fuzz({
      ...shared,
      routes: routes.filter((one) => !isEnding(one)),
      batches: 14,
      length: 250,
    });
    const ending = await fuzz({ ...shared, routes: routes.filter(isEnding), batches: 30, length: 6 });
    reports = [lasting, ending];
    console.info(`${summary(counts())}\n${fine()} of ${requests()} got through`);
  }, 240_000);

  it('keeps what its document says', () => {
    expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('was asked thousands of times, and mostly got through', () => {
    expect(requests()).toBeGreaterThanOrEqual(3_000);
    expect(fine() / requests()).toBeGreaterThan(0.5);
  });

  it('was pleased at least once, and refused at least once', () => {
    const never = counts().filter(([name, { fine }]) => fine === 0 && !(name in NEVER_FINE));
    expect(never.map(([name, { refused }]) => `${name}: ${JSON.stringify(refused)}`)).toEqual([]);
    expect(Object.keys(NEVER_FINE).filter((name) => !counts().some(([known]) => known === name))).toEqual([]);
  });
});

function summary(counts: [string, Count][]): string {
  const rows = counts.map(([name, { fine, refused, spoiled }]) => [
    name,
    String(fine),
    String(spoiled),
    Object.entries(refused)
      .map(([why, times]) => `${times} × ${why}`)
      .join(', '),
  ]);
  return table([['route', 'fine', 'spoiled', 'well-formed and refused'], ...rows]);
}
