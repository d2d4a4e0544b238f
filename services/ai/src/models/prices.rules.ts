import type { TokenCount } from './language-model.ts';

/** Whole pico-US-dollars (10⁻¹² USD) a token. */
export interface Price {
  input: bigint;
  output: bigint;
}

const PICO_PER_TOKEN_DECIMALS = 6; // USD per million tokens = 10⁻⁶ USD a token = 10⁶ pico-USD a token

/**
 * "2.50" US dollars per million tokens, the form in which providers print prices, as pico-US-dollars a token. Exact:
 * money never passes through a float. @throws RangeError with more than six decimals.
 */
export function picoPerToken(usdPerMillion: string): bigint {
  const [, whole, decimals = ''] = /^(\d+)(?:\.(\d{1,6}))?$/.exec(usdPerMillion) ?? [];
  if (whole === undefined) throw new RangeError(`“${usdPerMillion}” is not a price such as 2.50`);
  return BigInt(whole + decimals.padEnd(PICO_PER_TOKEN_DECIMALS, '0'));
}

/**
 * What an attempt cost; null = unknown, which is never 0. Cached input is booked at the full input price, reasoning at
 * the output price: an upper bound, since a price has two parts here.
 */
export function costOf(tokens: TokenCount | undefined, price: Price | undefined): bigint | null {
  if (!tokens || !price) return null;
  return (
    BigInt(tokens.input + tokens.cachedInput) * price.input +
    BigInt(tokens.output + tokens.reasoning) * price.output
  );
}
