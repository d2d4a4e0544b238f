import type { IncomingRecord, Outcome, RecordReceiver } from '@odyssey/events';

interface Held {
  readonly record: IncomingRecord;
  settled(outcome: Outcome): void;
}

/** What a record says, as `<key> <value>`. */
const said = ({ key, value }: IncomingRecord): string => `${String(key)} ${String(value)}`;

/** A receiver that a test looks into: finishes what it gets at once, except what it is told to hold. */
export class HeldRecords implements RecordReceiver {
  /** Everything that was handed over, in that order, as `<key> <value>`. */
  readonly got: string[] = [];
  holds: (record: string) => boolean = () => false;
  private held: Held[] = [];

  accept(record: IncomingRecord, settled: (outcome: Outcome) => void): void {
    this.got.push(said(record));
    if (this.holds(said(record))) this.held.push({ record, settled });
    else queueMicrotask(() => settled('handled'));
  }

  forget(lost: (record: IncomingRecord) => boolean): void {
    this.held = this.held.filter(({ record }) => !lost(record));
  }

  /** Nothing is ever started here: what is held is left for the next owner. */
  async drain(): Promise<void> {}

  get waiting(): number {
    return this.held.length;
  }

  /** Finishes what is held, all of it or that which is named. */
  release(which: (record: string) => boolean = () => true): void {
    const released = this.held.filter(({ record }) => which(said(record)));
    this.held = this.held.filter((one) => !released.includes(one));
    for (const { settled } of released) settled('handled');
  }

  ofKey(key: string): string[] {
    return this.got
      .filter((record) => record.startsWith(`${key} `))
      .map((record) => record.split(' ')[1] ?? '');
  }
}
