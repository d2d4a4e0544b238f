/**
 * What a line of the log may hold: see docs/logging.md. Who writes a line leaves people out; these two are the net
 * beneath, for errors of drivers that carry values of rows and for words that nobody thought of.
 */

/** What a driver's error carries beyond its words: values of rows, parameters, whole statements, answers of peers. */
interface Thrown {
  name?: unknown;
  message?: unknown;
  stack?: unknown;
  code?: unknown;
  cause?: unknown;
  errors?: unknown;
  driverError?: { code?: unknown; table?: unknown; constraint?: unknown };
}

/** As deep as causes are followed. */
const DEEPEST = 4;

/** An error as it is logged: what failed and where, and none of what was being written then. */
export function loggedError(error: unknown, depth = 0): unknown {
  if (typeof error !== 'object' || error === null) return error;
  const { name, message, stack, code, cause, errors, driverError } = error as Thrown;
  return {
    type: error.constructor?.name ?? name,
    message,
    stack,
    code: code ?? driverError?.code,
    table: driverError?.table,
    constraint: driverError?.constraint,
    ...(cause === undefined || depth >= DEEPEST ? {} : { cause: loggedError(cause, depth + 1) }),
    ...(Array.isArray(errors) && depth < DEEPEST
      ? { errors: errors.slice(0, 10).map((one) => loggedError(one, depth + 1)) }
      : {}),
  };
}

/** What is replaced in every line. Each pattern is bounded: a line may be long and strange. */
const NEVER_LOGGED: readonly [RegExp, string][] = [
  // Before the addresses: a password and a host look like one.
  [/(:\/\/[^\s:/@"]{0,64}):[^\s/@"]{1,200}@/g, '$1:[password]@'],
  [/[\w.%+-]{1,64}@(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,24}\b/gi, '[e-mail]'],
  [/\beyJ[\w-]{10,4096}\.[\w-]{10,8192}\.[\w-]{0,1024}/g, '[token]'],
  [/\bodyssey_pat_\w[\w-]{8,200}/g, '[token]'],
  [/\bBearer [\w.~+/=-]{8,8192}/g, 'Bearer [token]'],
  [/\$argon2i?d?\$[^\s"]{1,300}/g, '[hash]'],
  // Both quote what they could not read.
  [/(invalid input syntax for type [\w ]{1,40}): \\"[^\n]{0,2000}?\\"(?=["\\,])/g, '$1'],
  [/Unexpected (?:token|non-whitespace|end)[^\n]{0,300}?(is not valid JSON|in JSON)/g, 'Text that $1'],
];

/** A line without what may never be in a log: e-mail addresses, tokens, passwords in addresses, hashes, quoted values. */
export function withoutSecrets(line: string): string {
  let clean = line;
  for (const [pattern, instead] of NEVER_LOGGED) clean = clean.replace(pattern, instead);
  return clean;
}
