/** Whether two samples come from one distribution, without asking what distribution that is. */
export interface Comparison {
  /** How often a value of the first is larger than one of the second: 0.5 when nothing tells them apart, 0 or 1 when everything does. */
  readonly effect: number;
  /** Standard deviations between U and what chance would give. */
  readonly z: number;
}

/**
 * The Mann–Whitney U test with the normal approximation (good from 20 values on).
 * H. B. Mann, D. R. Whitney, "On a Test of Whether one of Two Random Variables is Stochastically Larger than the Other",
 * Annals of Mathematical Statistics 18 (1947), 50–60. Ties count half; times of a clock of nanoseconds have next to none, so their
 * correction of the variance is left out.
 */
export function mannWhitney(first: readonly number[], second: readonly number[]): Comparison {
  const [m, n] = [first.length, second.length];
  let u = 0;
  for (const one of first) for (const other of second) u += one > other ? 1 : one === other ? 0.5 : 0;
  const deviation = Math.sqrt((m * n * (m + n + 1)) / 12);
  return { effect: u / (m * n), z: (u - (m * n) / 2) / deviation };
}
