/**
 * The offset up to which every record of a partition is finished. Only this may be committed: a later offset would
 * lose the records below it that still run when the process dies.
 */
export class LowWaterMark {
  private readonly open = new Set<bigint>();
  private next: bigint | undefined;
  private committed: bigint | undefined;

  /** A record was taken over. Offsets come in rising order, with gaps. */
  start(offset: bigint): void {
    this.open.add(offset);
    if (this.next === undefined || offset >= this.next) this.next = offset + 1n;
  }

  /** Its effect is stored for good. */
  finish(offset: bigint): void {
    this.open.delete(offset);
  }

  /** How many records are taken over and not finished. */
  get pending(): number {
    return this.open.size;
  }

  /** The offset to resume from, or undefined when there is nothing new to commit. */
  get uncommitted(): bigint | undefined {
    const { position } = this;
    return position === this.committed ? undefined : position;
  }

  commit(offset: bigint): void {
    this.committed = offset;
  }

  /** The group was joined anew: whether the last commit arrived is not known. */
  forgetCommit(): void {
    this.committed = undefined;
  }

  /** One above the highest record taken over; undefined before the first one. */
  get end(): bigint | undefined {
    return this.next;
  }

  /** Everything below is finished; undefined before the first record. */
  get position(): bigint | undefined {
    // Sets keep insertion order and offsets come in rising order, so the first one is the lowest.
    for (const lowest of this.open) return lowest;
    return this.next;
  }
}
