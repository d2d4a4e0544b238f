export const WINDOW_SECONDS = 60;

/** What is left of a limit, as the RateLimit header says. */
export interface Quota {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the window ends. */
  readonly reset: number;
}

/**
 * The headers of draft-ietf-httpapi-ratelimit-headers.
 * @param name of the policy: a class, or `network`
 */
export function limitHeaders(name: string, { limit, remaining, reset }: Quota): Record<string, string> {
  return {
    'ratelimit-policy': `"${name}";q=${limit};w=${WINDOW_SECONDS}`,
    ratelimit: `"${name}";r=${remaining};t=${reset}`,
  };
}

/** Those of a refusal: what is left is nothing, and when there will be something again. */
export function refusalHeaders(name: string, quota: Quota): Record<string, string> {
  return { 'retry-after': String(quota.reset), ...limitHeaders(name, { ...quota, remaining: 0 }) };
}
