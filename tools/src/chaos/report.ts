import { arch, cpus, loadavg } from 'node:os';
import { PROMISES } from './checks.ts';
import { type Latency, latenciesOf, quantile } from './latencies.ts';
import { latencyPlot } from './latency-plot.ts';
import type { RunResult } from './run.ts';

export interface Report {
  readonly markdown: string;
  readonly plot: string;
}

/** What a run showed, for people: what was done, what was broken, and how long events took meanwhile. */
export function reportOf(result: RunResult): Report {
  const latencies = latenciesOf(result);
  const { plan, ledger, rounds, broken } = result;
  const records = ledger.count('records');
  const sent = Number(ledger.db.prepare('select count(distinct event_id) as n from records').get()?.n);
  const facts = [
    ['events committed', ledger.count('commits', `state = 'committed'`)],
    ['transactions nobody answered for, resolved by looking', result.unsure],
    ['events rolled back', ledger.count('commits', `state = 'refused'`)],
    ['records on the topic, of which sent again', `${records}, ${records - sent}`],
    ['effects (two consumers)', ledger.count('effects')],
    [
      'people, of whom erased on the way',
      `${plan.people.length}, ${Number(ledger.db.prepare('select count(*) as n from erased').get()?.n)}`,
    ],
    ['faults', rounds.filter(({ round }) => round.fault).length],
    ['processes that ended without being asked to', result.deaths],
    ['minutes', (result.seconds / 60).toFixed(1)],
  ];
  const markdown = `# The last chaos run

Written by \`./odyssey chaos --seed ${plan.seed} --events ${result.events} --faults ${rounds.length - 1} --write\`; the same words play
the same plan again. Real PostgreSQL and Kafka, five processes of two services, every connection through a proxy that
breaks it, and a ledger that none of it touches. Node ${process.version} on ${cpus().length} cores (${arch()}); the machine's
load average at the end was ${loadavg()[0]?.toFixed(1)}, so the times below say more about the faults than about speed.

**${broken.length === 0 ? 'No promise was broken.' : `${broken.length} promises were broken.`}**
${broken.map((sentence) => `\n* ${sentence}`).join('')}
| | |
|---|---|
${facts.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}

## Promises

Each is a query over the ledger, on distinct ids; \`tests/chaos/mutations\` shows that each guard's absence is noticed.

${Object.values(PROMISES)
  .filter((promise) => promise !== PROMISES['record twice'])
  .map((promise) => `* ${promise}`)
  .join('\n')}
* when the faults are over, outbox, parked events and lag are empty again, nothing is a dead letter, and every process works
* while one person's events fail, everybody else's are handled

## From commit to effect

![latency over the run](last-run.svg)

${poisonSentence(result, latencies)}

Of the events that were committed in rounds with this fault, in milliseconds, however long the fault lasted:

| fault | rounds | events | p50 | p99 | longest |
|---|---|---|---|---|---|
${byFault(result, latencies).join('\n')}
`;
  return { markdown, plot: latencyPlot(latencies, `commit to effect, seed ${plan.seed}`) };
}

function poisonSentence({ rounds }: RunResult, latencies: readonly Latency[]): string {
  const p99 = (kind: string | undefined) =>
    quantile(
      latencies
        .filter(({ round, healthy }) => healthy && rounds[round]?.round.fault?.kind === kind)
        .map(({ ms }) => ms),
      0.99,
    );
  const [calm, poisoned] = [p99(undefined), p99('poisoned person')];
  return `While one person's events failed, the p99 of everybody else's was ${Math.round(poisoned)} ms; in the round without a fault it was
${Math.round(calm)} ms: ${(poisoned / Math.max(1, calm)).toFixed(1)} times as much.`;
}

function byFault({ rounds }: RunResult, latencies: readonly Latency[]): string[] {
  const kindOf = (round: number) => rounds[round]?.round.fault?.kind ?? 'none';
  const kinds = Map.groupBy(latencies, ({ round }) => kindOf(round));
  return [...kinds]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([kind, of]) => {
      const times = of.map(({ ms }) => ms);
      const played = rounds.filter((_, round) => kindOf(round) === kind).length;
      const [p50, p99, longest] = [0.5, 0.99, 1].map((share) => Math.round(quantile(times, share)));
      return `| ${kind} | ${played} | ${of.length} | ${p50} | ${p99} | ${longest} |`;
    });
}
