import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Admission, AT_ONCE_IN_A_SERVICE } from './admission.ts';

/** A service whose processor does one thing after the other: most are short, some are long, this is their mean in milliseconds. */
const WORK_MS = 2;
const CAPACITY = 1_000 / WORK_MS;

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

interface Answer {
  at: number;
  ms: number;
  accepted: boolean;
}

/** Time is simulated: what is measured is the order of things, on whatever machine. */
class Service {
  private readonly queue: (() => void)[] = [];
  private busy = false;

  constructor(
    private readonly admission: Admission,
    private readonly random: () => number,
    private readonly door: Admission,
  ) {}

  async ask(): Promise<Answer> {
    const at = performance.now();
    let leaveDoor: ((tooMuch: boolean) => void) | undefined;
    try {
      leaveDoor = await this.door.enter();
      const leave = await this.admission.enter();
      await this.work();
      leave();
      leaveDoor(this.admission.isCrowded);
      return { at, ms: performance.now() - at, accepted: true };
    } catch {
      leaveDoor?.(true);
      return { at, ms: performance.now() - at, accepted: false };
    }
  }

  private work(): Promise<void> {
    const done = new Promise<void>((resolve) => this.queue.push(resolve));
    if (!this.busy) this.start();
    return done;
  }

  private start(): void {
    const next = this.queue.shift();
    this.busy = next !== undefined;
    if (!next) return;
    setTimeout(() => {
      next();
      this.start();
    }, -Math.log(this.random()) * WORK_MS);
  }
}

/** Callers come at random, as people do, and want this or that; but the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** @param doorPlaces how many requests the gateway passes on at once */
async function load(share: number, ms: number, doorPlaces: number): Promise<Answer[]> {
  const admission = new Admission({ running: AT_ONCE_IN_A_SERVICE, waiting: 1_000 });
  const door = new Admission({ running: doorPlaces, waiting: 1_000 });
  const service = new Service(admission, seeded(7), door);
  const random = seeded(77);
  const answers: Promise<Answer>[] = [];
  for (let at = 0; at < ms; ) {
    const pause = (-Math.log(random()) * 1_000) / (CAPACITY * share);
    await jest.advanceTimersByTimeAsync(pause);
    at += pause;
    answers.push(service.ask());
  }
  await jest.advanceTimersByTimeAsync(2_000);
  expect(admission.load).toEqual({ running: 0, waiting: 0 });
  return Promise.all(answers);
}

const accepted = (answers: Answer[]) => answers.filter((answer) => answer.accepted);
const p99 = (answers: Answer[]) => {
  const times = accepted(answers).map(({ ms }) => ms);
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
};
/** Those who came in the first milliseconds. */
const begins = (answers: Answer[], ms: number) => answers.filter(({ at }) => at - (answers[0]?.at ?? 0) < ms);

const NO_DOOR = 100_000;

describe.each([
  ['behind the door', 256],
  ['alone', NO_DOOR],
])('more than can be done by a service %s', (_where, doorPlaces) => {
  it.each([
    // A little too much begins as a burst, and that waits.
    [1, 0],
    [1.2, 1_000],
    [2, 0],
    [4, 0],
  ])('%d times: who is let in has the answer within twice as long as just below it', async (share, from) => {
    const below = p99(await load(0.9, 4_000, doorPlaces));
    const all = await load(share, 4_000, doorPlaces);
    const beyond = all.filter((answer) => !begins(all, from).includes(answer));
    expect(p99(beyond)).toBeLessThan(below * 2);
    expect(accepted(all).length).toBeGreaterThan(CAPACITY * 4 * 0.9);
  });

  it.each([2, 4])('%d times: from the first half second on, too', async (share) => {
    const below = p99(await load(0.9, 4_000, doorPlaces));
    const beginning = begins(await load(share, 1_000, doorPlaces), 500);
    expect(p99(beginning)).toBeLessThan(below * 2);
    expect(accepted(beginning).length).toBeGreaterThan(CAPACITY * 0.5 * 0.9);
  });

  it('refuses soon: within half a second at first, then within an instant', async () => {
    const beyond = await load(2, 4_000, doorPlaces);
    const refused = beyond.filter((answer) => !answer.accepted);
    const longest = (answers: Answer[]) => Math.max(...answers.map(({ ms }) => ms));
    expect(longest(begins(refused, 500))).toBeLessThan(550);
    const later = refused.filter((answer) => !begins(beyond, 600).includes(answer));
    expect(later.length).toBeGreaterThan(100);
    expect(longest(later)).toBeLessThan(25);
  });
});
