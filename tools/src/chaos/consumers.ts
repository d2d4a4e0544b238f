/** The names of the two handlers that every event has. */
export const CONSUMERS = ['keep', 'tally'] as const;
