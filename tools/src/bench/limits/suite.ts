import type { Figure } from '../figure.ts';
import type { BenchOptions, Findings, Suite } from '../suites.ts';
import { overload } from './overload.ts';
import { Parts } from './parts.ts';
import { redis } from './redis.ts';
import { slowCallers } from './slow-callers.ts';

const SECTIONS: Record<string, (parts: Parts) => Promise<Figure[]>> = { overload, redis, slow: slowCallers };

const METHOD = [
  'The gateway and the goals service as they run anywhere, on PostgreSQL (fsync on) and Redis, and whoever calls them: a process each. The load has a processor of its own where there are two (*The load*, above), so that it takes nothing from what it measures: here the door, the service, PostgreSQL and Redis share the other. Only the bounds of one person and one network a minute are lifted, the service believes a key of ours, and events stay in its outbox. 128 people on 32 networks, on 768 kept-alive connections; four requests in five read a page of 20 tasks, the fifth makes a task.',
  '**Overload**: what can be done is what 16 callers reach who ask again as soon as they have their answer. Then requests come by the clock for 4 s at 0.7, 0.9, 1, 2 and 4 times that, with 1.5 s of rest between, whether or not others were answered; a request’s time begins when it was due, not when it was sent. Every request is either done, or answered 503 with Retry-After: anything else fails the run. *At 0.9 ×* is what p99 is held against: just below what can be done.',
  '**Redis**: two goals services on one database, one of which finds no Redis and counts in its own memory; four callers, a quarter of a second each in turn. Processor time is the kernel’s, of the services, PostgreSQL and Redis together.',
  '**Slow**: half of what can be done, beside connections from eight networks on which headers come a byte every five seconds and never end; the door closes each after 10 s, and it comes again. A run of all three takes less than 90 s.',
];

function run(options: BenchOptions): Promise<Findings> {
  const wanted = Object.entries(SECTIONS).filter(
    ([name]) => options.only.length === 0 || options.only.includes(name),
  );
  return Parts.with(options, async (parts) => {
    const figures: Figure[] = [];
    for (const [, measure] of wanted) figures.push(...(await measure(parts)));
    return { figures, method: METHOD, versions: await parts.versions() };
  });
}

export const suite: Suite = {
  name: 'limits',
  title: 'Limits under load',
  sections: Object.keys(SECTIONS),
  run,
};
