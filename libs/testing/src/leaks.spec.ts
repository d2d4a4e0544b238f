import { describe, expect, it } from '@jest/globals';
import { leaksInAnswer, leaksInLog, secretsOf, wordsOfPeople } from './leaks.ts';

const env = {
  ODYSSEY_AUTH_SECRET: 'a-secret-of-auth-0001',
  ODYSSEY_GOALS_DATABASE_URL: 'postgres://odyssey_goals:password-of-goals@127.0.0.1:5432/odyssey_goals',
  ODYSSEY_PUBLIC_URL: 'http://localhost:8080',
};
const secrets = secretsOf(env);

describe('what an answer shows of the inside', () => {
  it.each([
    ['a stack', 'Error: no\n    at save (/srv/users.service.ts:12:5)'],
    ['a stack within JSON', '{"detail":"Error: no\\n    at save (/srv/users.service.ts:12:5)"}'],
    ['a package', 'in node_modules/pg/lib/client.js'],
    ['an error of the database', 'QueryFailedError: duplicate key value violates unique constraint "u"'],
    ['an address of a server', 'cannot reach postgres://odyssey@db/odyssey'],
    ['an error of the system', 'connect ECONNREFUSED'],
    ['a secret', 'signed with a-secret-of-auth-0001'],
    ['a password', 'logged in with password-of-goals'],
    ['a hash', '{"hash":"$argon2id$v=19$m=19456"}'],
    ['a private key', `{"kty":"OKP","d":"${'a'.repeat(43)}"}`],
  ])('is found: %s', (_what, text) => {
    expect(leaksInAnswer({ by: 'GET /', status: 200, text }, secrets)).not.toEqual([]);
  });

  it.each([
    ['a statement', 'select id from users where true'],
    ['a topic', 'odyssey.goals has no leader'],
    ['an address', 'no answer from 127.0.0.1:9092'],
    ['a library', 'Typeorm failed'],
  ])('is found in a refusal: %s', (_what, text) => {
    expect(leaksInAnswer({ by: 'GET /', status: 500, text }, secrets)).not.toEqual([]);
    expect(leaksInAnswer({ by: 'GET /', status: 200, text }, secrets)).toEqual([]);
  });

  it('is nothing where all is well, or where it is what the caller said', () => {
    const text = 'Task "read node_modules/pg" is not here.';
    expect(leaksInAnswer({ by: 'GET /', status: 404, text, sent: text }, secrets)).toEqual([]);
    expect(leaksInAnswer({ by: 'GET /', status: 404, text: 'Nothing is here.' }, secrets)).toEqual([]);
  });
});

describe('what a log shows of people', () => {
  const word = 'canary of the deep lagoon';
  it.each([
    ['as it is', `msg: ${word}`],
    ['in an address', `GET /v1/tasks?q=${encodeURIComponent(word)}`],
    ['in a form', `q=${word.replaceAll(' ', '+')}`],
    ['in hex', Buffer.from(word).toString('hex')],
    ...[0, 1, 2, 3].map((n) => [
      `in base64, ${n} in`,
      Buffer.from(`${'x'.repeat(n)}${word}!`).toString('base64'),
    ]),
  ])('is found %s', (_how, text = '') => {
    expect(leaksInLog({ by: 'log', text }, [word], secrets)).not.toEqual([]);
  });

  it.each([
    'ana@example.com',
    `eyJhbGciOiJFZERTQSJ9.${'a'.repeat(20)}.b`,
    'a-secret-of-auth-0001',
    ...wordsOfPeople(),
  ])('is found: %s', (text) => {
    expect(leaksInLog({ by: 'log', text: `{"msg":"${text}"}` }, wordsOfPeople(), secrets)).not.toEqual([]);
  });

  it('is nothing where a line is as it should be', () => {
    const text = '{"level":"error","err":{"stack":"Error: no\\n    at x (/srv/a.ts:1:2)"},"userId":"0190…"}';
    expect(leaksInLog({ by: 'log', text }, wordsOfPeople(), secrets)).toEqual([]);
  });
});
