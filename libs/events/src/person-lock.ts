import { createHash } from 'node:crypto';
import type { UserId } from './tx.ts';

/** The advisory lock of a person: the first 64 bits of the id's SHA-256, as PostgreSQL's bigint in text. */
export function lockKey(person: UserId): string {
  return createHash('sha256').update(person).digest().readBigInt64BE(0).toString();
}

/** Sorted by key, so that two groups that share people never wait for each other in a circle. */
export function lockKeys(people: readonly UserId[]): string[] {
  return [...new Set(people)].map(lockKey).sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
}

/** Takes the locks in the order given. The keys are numbers that `lockKeys` made: nothing of a person is in the text. */
export const lockStatement = (keys: readonly string[]): string =>
  `select pg_advisory_xact_lock(k) from unnest('{${keys.join()}}'::bigint[]) with ordinality as l(k, n) order by n`;

/**
 * Lets a person's transactions of this process queue here instead of each holding a connection while it waits for
 * the lock: one person's burst would otherwise take the whole pool and delay everyone.
 */
export class PersonTurns {
  private readonly last = new Map<UserId, Promise<unknown>>();

  /** Runs `work` when every earlier work of each of these people has ended. */
  run<T>(people: readonly UserId[], work: () => Promise<T>): Promise<T> {
    const unique = [...new Set(people)];
    const before = unique.map((person) => this.last.get(person)).filter((turn) => turn !== undefined);
    const turn = before.length === 0 ? work() : Promise.allSettled(before).then(work);
    const ended: Promise<void> = turn.then(
      () => this.leave(unique, ended),
      () => this.leave(unique, ended),
    );
    for (const person of unique) this.last.set(person, ended);
    return turn;
  }

  /** How many people have work running or waiting. */
  get size(): number {
    return this.last.size;
  }

  private leave(people: readonly UserId[], turn: Promise<unknown>): void {
    for (const person of people) if (this.last.get(person) === turn) this.last.delete(person);
  }
}
