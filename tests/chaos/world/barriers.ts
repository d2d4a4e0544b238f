import { atCrashPoints, type CrashPoint } from '../../../libs/events/src/crash-points.ts';
import { noteCommitting } from './commit.ts';

/** What a process that is dead answers itself at every boundary. */
export class Died extends Error {
  override readonly name = 'Died';
}

/** Somebody who is kept at a boundary. */
export interface Hold {
  /** Resolves when the first one has come there. */
  readonly reached: Promise<void>;
  release(): void;
}

interface Gate {
  readonly point: CrashPoint;
  readonly where: object;
  readonly open: Promise<void>;
  arrive(): void;
}

/** Holds or ends, at the named boundaries, the processes that a test plays in its own. */
export class Barriers {
  private readonly gates = new Set<Gate>();
  private readonly dead = new WeakSet<object>();
  private readonly deaths = new WeakMap<object, PromiseWithResolvers<void>>();

  constructor() {
    atCrashPoints(async (point, where) => {
      this.demandLife(where);
      const gate = [...this.gates].find((held) => held.point === point && held.where === where);
      if (gate) {
        gate.arrive();
        await Promise.race([gate.open, this.deathOf(where).promise]);
        this.demandLife(where);
      }
      if (point === 'commit.before') noteCommitting();
    });
  }

  /** Everyone who comes to this boundary there waits until the release. */
  hold(where: object, point: CrashPoint): Hold {
    const reached = Promise.withResolvers<void>();
    const open = Promise.withResolvers<void>();
    const gate: Gate = { point, where, open: open.promise, arrive: reached.resolve };
    this.gates.add(gate);
    return {
      reached: reached.promise,
      release: () => {
        this.gates.delete(gate);
        open.resolve();
      },
    };
  }

  /** From now on nothing there gets past a boundary; what waits at one does not go on. */
  end(...where: readonly object[]): void {
    for (const ended of where) {
      this.dead.add(ended);
      this.deathOf(ended).resolve();
    }
  }

  remove(): void {
    atCrashPoints(undefined);
  }

  private deathOf(where: object): PromiseWithResolvers<void> {
    const death = this.deaths.get(where) ?? Promise.withResolvers<void>();
    this.deaths.set(where, death);
    return death;
  }

  private demandLife(where: object): void {
    if (this.dead.has(where)) throw new Died('this process has ended');
  }
}
