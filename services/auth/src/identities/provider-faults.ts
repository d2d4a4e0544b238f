import { ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';

/**
 * Why nobody is vouched for: the provider does not answer at all (`silent`), answers as one that is not well or that does not know us
 * (`unwell`), or answered, and what it says does not hold (`answer`).
 */
export type Fault = 'silent' | 'unwell' | 'answer';

/** The provider said nothing about the person who logs in. */
export class ProviderAway extends Error {
  override readonly name = 'ProviderAway';

  constructor(
    message: string,
    readonly fault: 'silent' | 'unwell',
  ) {
    super(message);
  }
}

export function whoseFault(error: unknown): Fault {
  for (const cause of causesOf(error)) {
    if (cause instanceof ProviderAway) return cause.fault;
    // Our own client id or secret is wrong: nothing the person could mend.
    if (cause instanceof WWWAuthenticateChallengeError) return 'unwell';
    if (cause instanceof ResponseBodyError) return /client/.test(cause.error) ? 'unwell' : 'answer';
  }
  return 'answer';
}

/** For the log: what went wrong, without anything that the provider sent (a parser quotes what it cannot read). */
export function reasonsOf(error: unknown): string {
  return causesOf(error)
    .map((cause) => {
      if (cause instanceof SyntaxError) return 'it is not JSON';
      if (cause instanceof ResponseBodyError) return `it answered ${cause.status}`;
      return cause.message;
    })
    .join(': ');
}

function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}
