import { setTimeout as sleep } from 'node:timers/promises';
import { type Ledger, monotonicNow } from './ledger.ts';
import type { Commit, FromWorker } from './protocol.ts';
import type { Worker } from './worker.ts';

/** Transactions that one producer may have in hand at once: enough that two of them meet at a person's lock. */
const WINDOW = 8;
/** After a transaction that failed its producer is left alone for so long. */
const REST_MS = 100;

interface Asked {
  readonly worker: Worker;
  readonly events: number;
}

/** Asks producers to commit, writes down before what is asked and after what is known of it. */
export class Feeder {
  /** Events whose commit was confirmed. */
  confirmed = 0;
  private readonly ledger: Ledger;
  private readonly stream: Iterator<Commit>;
  private readonly asked = new Map<string, Asked>();
  private readonly resting = new Map<Worker, number>();

  constructor(ledger: Ledger, stream: Iterator<Commit>) {
    this.ledger = ledger;
    this.stream = stream;
  }

  /** Goes on until so many more events are confirmed, spread over this time or longer. */
  async feed(producers: readonly Worker[], events: number, overMs: number): Promise<void> {
    const [began, before] = [performance.now(), this.confirmed];
    while (this.confirmed - before < events) {
      const due = Math.min(1, (performance.now() - began) / overMs) * events;
      const producer = producers.find((worker) => this.takes(worker));
      if (this.confirmed + this.inHand - before >= due || !producer) {
        await sleep(2);
        continue;
      }
      this.ask(producer, this.stream.next().value as Commit);
      // Turns: the next one goes to another, so that one person's commits come from both.
      producers = [...producers.filter((worker) => worker !== producer), producer];
    }
  }

  /** Commits that have been asked for and not been answered. */
  get inHand(): number {
    let events = 0;
    for (const asked of this.asked.values()) events += asked.events;
    return events;
  }

  ask(worker: Worker, commit: Commit): void {
    const { txn, person, events } = commit;
    const asked = monotonicNow();
    this.ledger.intend(
      events.map(({ ref, aggregate }, place) => ({ ref, txn, place, person, aggregate, asked })),
    );
    this.asked.set(txn, { worker, events: events.length });
    if (!worker.send({ kind: 'commit', commit })) this.unsure(worker, txn);
  }

  heard(worker: Worker, message: FromWorker): void {
    if (message.kind === 'unsure') this.unsure(worker, message.txn);
    if (message.kind !== 'committed') return;
    this.ledger.confirm(message.txn, message.times);
    this.confirmed += this.asked.get(message.txn)?.events ?? 0;
    this.asked.delete(message.txn);
  }

  gone(worker: Worker): void {
    for (const [txn, asked] of this.asked) if (asked.worker === worker) this.asked.delete(txn);
  }

  /** It stays open in the ledger until its database is asked. */
  private unsure(worker: Worker, txn: string): void {
    this.asked.delete(txn);
    this.resting.set(worker, performance.now() + REST_MS);
  }

  private takes(worker: Worker): boolean {
    if (!worker.ready || performance.now() < (this.resting.get(worker) ?? 0)) return false;
    let inHand = 0;
    for (const asked of this.asked.values()) if (asked.worker === worker) inHand += 1;
    return inHand < WINDOW;
  }
}
