import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const REPOSITORY = join(import.meta.dirname, '../..');

/** What runs in production: the sources of services, libraries and contracts, without their tests. */
const sources = ['contracts', 'libs', 'services'].flatMap((room) =>
  readdirSync(join(REPOSITORY, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!spec)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(REPOSITORY.length + 1))
    .filter((path) => !/node_modules|\/test\/|^libs\/testing\//.test(path))
    .map((path) => ({ path, text: readFileSync(join(REPOSITORY, path), 'utf8') })),
);

/** Every place where it stands, as `path: what`; with a group, `what` is the group. */
const places = (pattern: RegExp): string[] =>
  sources.flatMap(({ path, text }) =>
    [...text.matchAll(new RegExp(pattern, 'g'))].map(([all, group]) => `${path}: ${group ?? all}`),
  );
const files = (pattern: RegExp): string[] => [
  ...new Set(places(pattern).map((place) => place.split(':')[0] ?? '')),
];

describe('a dangerous call', () => {
  it('is looked for where there is much to find', () => expect(sources.length).toBeGreaterThan(400));

  it('runs no text as code', () => {
    expect(
      places(/\beval\(|new Function\(|from 'node:vm'|setTimeout\('|innerHTML|insertAdjacentHTML/),
    ).toEqual([]);
  });

  it('starts a process in one place, a program of ours', () => {
    expect(files(/node:child_process|node:cluster/)).toEqual([
      'services/media/src/pictures/picture-processes.ts',
    ]);
    expect(places(/\b(?:exec|execSync|spawn|spawnSync|execFile)\(\s*['"`]/)).toEqual([]);
  });

  it('builds a regular expression of data where it is escaped, and nowhere else', () => {
    // In capitals: a constant of the file. What else is put in comes from somewhere, and has been looked at.
    const put = places(/new RegExp\(([^;]*?)\)(?:,|;|\.|\s)/s).filter((place) =>
      /\$\{(?![A-Z_]+(?:\.join\('\|'\))?\})|: [a-z]\w*[.(]/.test(place),
    );
    expect([...new Set(put.map((place) => place.split(':')[0]))].sort()).toEqual([
      // The path of a route of ours.
      'libs/platform/src/clients/outgoing-call.ts',
      // The words of a memory, escaped.
      'services/ai/src/conversations/citation.rules.ts',
      // Words of tables of the house.
      'services/ai/src/house/planner/grammar/people-and-places.rules.ts',
      'services/ai/src/house/planner/grammar/quantities.rules.ts',
      'services/ai/src/house/planner/grammar/times.rules.ts',
      'services/ai/src/house/planner/kinds/level/moving.pack.ts',
      // A name, of which everything but letters and blanks was taken out.
      'services/ai/src/house/planner/personalise.rules.ts',
      // Words of tables of the house.
      'services/ai/src/house/writer/check-prose.ts',
    ]);
  });

  it('believes no certificate blindly', () => {
    expect(places(/rejectUnauthorized\s*:\s*false|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/)).toEqual(
      [],
    );
  });
});

describe('chance', () => {
  it('that can be foreseen is never for a secret: it spreads tries over time', () => {
    expect(files(/Math\.random/)).toEqual([
      'contracts/http/client/src/patience.ts',
      'libs/events/src/consumer/parking.ts',
      'libs/events/src/consumer/retry-scheduler.ts',
      'libs/events/src/operating/operations.ts',
      'libs/events/src/outbox/relay.ts',
    ]);
  });
});

describe('cryptography', () => {
  it('hashes with what is approved', () => {
    const hashes = new Set(places(/\bcreate(?:Hash|Hmac)\(\s*([^,)]+)/).map((place) => place.split(': ')[1]));
    expect([...hashes]).toEqual(["'sha256'"]);
    // What authenticator apps know (RFC 6238): HMAC-SHA-1 is still approved, SHA-1 alone is not.
    expect(places(/algorithm: '(SHA[^']*|MD5)'/)).toEqual(['services/auth/src/mfa/totp.rules.ts: SHA1']);
  });

  it('encrypts in one place, with AES-256-GCM', () => {
    expect(places(/create(?:Cipheriv|Decipheriv)\(\s*'([^']+)'/)).toEqual([
      'libs/platform/src/seals/key-seal.ts: aes-256-gcm',
      'libs/platform/src/seals/key-seal.ts: aes-256-gcm',
    ]);
  });
});
