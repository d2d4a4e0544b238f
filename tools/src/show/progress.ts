const began = performance.now();

/** A line of progress: when it happened, counted from the start of the command, what, and how long that took. */
export function progressLine(step: string, milliseconds?: number): string {
  const at = `${((performance.now() - began) / 1000).toFixed(1)} s`.padStart(8);
  const took = milliseconds === undefined ? '' : `  (${(milliseconds / 1000).toFixed(1)} s)`;
  return `${at}  ${step}${took}`;
}
