import { createHash } from 'node:crypto';

/** The id of the nth person of a seed: a uuid, the same every time. */
export function personOf(seed: number, n: number): string {
  const hex = createHash('sha256').update(`${seed}/${n}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
