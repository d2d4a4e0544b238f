import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '../../serve.ts';
import { Answers, type Load } from './answers.ts';
import { Callers } from './callers.ts';
import { SlowCallers } from './slow-callers.ts';

interface Given {
  url: string;
  bearers: string[];
}

/** Everybody who calls, in a process of its own. */
async function open({ url, bearers }: Given) {
  const callers = new Callers(url, bearers);
  const slow = new SlowCallers(url);

  return {
    /** Requests by the clock, whether or not others were answered; each counts from when it was due. */
    async byTheClock({ perSecond, seconds }: { perSecond: number; seconds: number }): Promise<Load> {
      const began = performance.now();
      const answers = new Answers(perSecond, seconds, began);
      const asked: Promise<void>[] = [];
      const all = Math.round(perSecond * seconds);
      for (let n = 0; n < all; ) {
        const now = performance.now();
        for (; n < all && began + (n * 1_000) / perSecond <= now; n += 1) {
          const due = began + (n * 1_000) / perSecond;
          asked.push(callers.ask(n).then((answer) => answers.add({ due, sent: now, ...answer })));
        }
        await sleep(1);
      }
      await Promise.all(asked);
      return answers.load();
    },

    /** So many callers who ask again as soon as they have their answer. @returns answered, a second. */
    async asFastAsAnswered(given: { sideBySide: number; seconds: number }): Promise<number> {
      const began = performance.now();
      let [asked, done] = [0, 0];
      const caller = async (): Promise<void> => {
        while (performance.now() - began < given.seconds * 1_000) {
          asked += 1;
          const { status } = await callers.ask(asked);
          if (status === 200 || status === 201) done += 1;
        }
      };
      await Promise.all(Array.from({ length: given.sideBySide }, caller));
      return (done * 1_000) / (performance.now() - began);
    },

    /** Holds so many connections on which a request never becomes whole; one that is closed is opened again. */
    holdSlowly: (connections: number) => slow.hold(connections),
    letGo: () => slow.letGo(),

    async close() {
      slow.letGo();
      await callers.close();
    },
  };
}
export type LoadProgram = Awaited<ReturnType<typeof open>>;

serve(open);
