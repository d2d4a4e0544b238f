/** What one hash costs: memory in KiB, and how often it is gone over. One lane. */
export interface Argon2Cost {
  readonly memoryKib: number;
  readonly passes: number;
}

/** The configurations of argon2id that OWASP's Password Storage Cheat Sheet holds to be equally strong; less than each of them is too little. */
const OWASP: readonly Argon2Cost[] = [
  { memoryKib: 47_104, passes: 1 },
  { memoryKib: 19_456, passes: 2 },
  { memoryKib: 12_288, passes: 3 },
  { memoryKib: 9_216, passes: 4 },
  { memoryKib: 7_168, passes: 5 },
];

/** For a person to read. */
export const ARGON2_FLOOR = OWASP.map(({ memoryKib, passes }) => `${memoryKib} (passes ${passes})`).join(
  ', ',
);

export const isAboveFloor = ({ memoryKib, passes }: Argon2Cost): boolean =>
  OWASP.some((floor) => memoryKib >= floor.memoryKib && passes >= floor.passes);
