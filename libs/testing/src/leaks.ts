import { SERVICES } from '@odyssey/contracts';
import { aGoal, aTask, aUser } from './factories.ts';

/** What passes from the inside to the outside, in an answer or a log. */
export interface Told {
  /** `GET /v1/tasks` or the name of a log file. */
  readonly by: string;
  readonly text: string;
  /** What the caller said: repeating it tells nothing new. */
  readonly sent?: string;
}

/** Where code, drivers and machines show through. */
const INSIDES: readonly RegExp[] = [
  /\n\s{2,}at [^\n]{1,200}:\d+:\d+/,
  /\\n\s{2,}at [^\n]{1,200}:\d+:\d+/,
  /node_modules\/[\w@.-]+/,
  /\b(QueryFailedError|TypeORMError|EntityNotFoundError|KafkaJS\w*Error|ZodError|AggregateError)\b/,
  /\b(postgres|postgresql|rediss?|smtps?):\/\/\S{1,100}/,
  /violates [\w-]+(?: key)? constraint|duplicate key value|relation "\w+" does not exist|syntax error at or near/,
  /\b(ECONNREFUSED|ECONNRESET|ENOENT|EACCES|ENOSPC|ENOTFOUND)\b/,
];
/** In the words of a refusal, nothing of how things are kept and sent either. */
const INSIDES_OF_REFUSALS: readonly RegExp[] = [
  /\b(select\b[^\n]{1,200}\bfrom|insert into|delete from|update\b[^\n]{1,60}\bset)\b/i,
  new RegExp(`\\bodyssey[._](${SERVICES.join('|')})\\b`),
  /\b(127\.0\.0\.1|\[::1\]):\d{2,5}\b/,
  /\b(typeorm|pg-boss|kafkajs|ioredis|fastify|nestjs|zod)\b/i,
];
const SECRETS: readonly RegExp[] = [
  /\$argon2(?:id|i|d)\$\S{1,40}/,
  /-----BEGIN (?:\w+ )?PRIVATE KEY-----/,
  /"d":\s?"[\w-]{43}"/,
];
/** What a person must not find in a log of ours: how to reach them, what opens their account, and what they wrote. */
const PERSONAL: readonly RegExp[] = [
  /[\w.%+-]{1,64}@(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,24}\b/i,
  /\beyJ[\w-]{10,4096}\.[\w-]{10,8192}\.[\w-]{0,1024}/,
  /\bodyssey_pat_\w{8}/,
];

/** Values of this environment that nobody outside may see: secrets, and passwords in addresses. */
export function secretsOf(env: Readonly<Record<string, string | undefined>>): string[] {
  const passwords = Object.values(env).flatMap((value) => {
    const password = /:\/\/[^:/@\s]*:([^@/\s]+)@/.exec(value ?? '')?.[1];
    return password ? [decodeURIComponent(password)] : [];
  });
  const secrets = Object.entries(env).flatMap(([name, value]) =>
    /^ODYSSEY_.*(SECRET|PASSWORD|API_KEY)$/.test(name) && value ? [value] : [],
  );
  return [...new Set([...passwords, ...secrets])].filter((one) => one.length >= 12);
}

/** What everybody in the tests is called, and writes: none of it belongs into a log. */
export function wordsOfPeople(): string[] {
  const { password, displayName } = aUser();
  return [password, displayName, aTask().title, aGoal().title];
}

/** Every form in which these words could stand somewhere. */
export const inEveryForm = (words: readonly string[]): string[] => [
  ...new Set(
    words.flatMap((word) => [
      word,
      encodeURIComponent(word),
      word.replaceAll(' ', '+'),
      // Where a word begins within three bytes of base64 decides how it looks there; its middle is the same.
      ...[0, 1, 2].map((shift) => middleOfBase64(word, shift)),
      Buffer.from(word).toString('hex'),
    ]),
  ),
];

function middleOfBase64(word: string, shift: number): string {
  const text = Buffer.from(' '.repeat(shift) + word).toString('base64');
  return text.slice(shift === 0 ? 0 : 4, -4);
}

/** What of the inside an answer shows. */
export function leaksInAnswer(told: Told & { status: number }, secrets: readonly string[]): string[] {
  const patterns = [...INSIDES, ...SECRETS, ...(told.status >= 400 ? INSIDES_OF_REFUSALS : [])];
  return found(told, patterns, secrets);
}

/** What of people and secrets a log shows; stacks and addresses of machines belong there. */
export function leaksInLog(told: Told, words: readonly string[], secrets: readonly string[]): string[] {
  return found(told, [...SECRETS, ...PERSONAL], [...secrets, ...inEveryForm(words)]);
}

function found({ text, sent = '' }: Told, patterns: readonly RegExp[], words: readonly string[]): string[] {
  const matches = patterns.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
  return [...matches, ...words.filter((word) => text.includes(word))].filter((one) => !sent.includes(one));
}
