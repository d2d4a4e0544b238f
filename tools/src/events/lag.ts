import { Command } from 'commander';
import type { Admin } from 'kafkajs';
import type pg from 'pg';
import type { DataService } from '../../../contracts/services.ts';
import { Fault } from '../fault.ts';
import { table } from '../show/table.ts';
import { aService, chosen, explained } from './arguments.ts';
import { boundsOf, type Offsets, sumOf, withAdmin } from './kafka.ts';
import { inEach, type Places, places } from './places.ts';
import { age, counted, grouped } from './words.ts';

interface TopicLag {
  topic: string;
  /** Sums over the partitions. */
  committed: number;
  end: number;
  lag: number;
}

interface Consumer {
  service: DataService;
  group: string;
  /** As Kafka calls it: Stable, PreparingRebalance, CompletingRebalance, Empty, Dead. */
  state: string;
  members: number;
  lag: number;
  topics: TopicLag[];
}

/** Kafka's words for people: "Dead" only means that it knows nothing of the group. */
const STATES: Record<string, string> = {
  Stable: 'stable',
  Empty: 'nobody there',
  Dead: 'never joined',
  PreparingRebalance: 'rebalances',
  CompletingRebalance: 'rebalances',
};

interface Waiting {
  service: DataService;
  /** Committed and not yet sent to Kafka. */
  outbox: number;
  outboxOldestSeconds: number | null;
  /** Of these, refused by the broker: each holds up its own person's events. */
  refused: number;
  parkedKeys: number;
  parkedEvents: number;
  dead: number;
}

export function command(): Command {
  return explained(
    new Command('lag')
      .description('How far each consumer is behind, and what waits in each outbox.')
      .option('--service <service>', 'this one only', aService)
      .action(lag),
    {
      example: './odyssey events lag --service ai',
      json: `{consumers: [{service, group, state, members, lag, topics: [{topic, committed, end, lag}]}] or null
  without Kafka, waiting: [{service, outbox, outboxOldestSeconds, refused, parkedKeys, parkedEvents, dead}] or null without
  PostgreSQL}`,
    },
  );
}

async function lag({ service, json }: { service?: DataService; json?: boolean }): Promise<void> {
  const at = await places();
  const [consumers, waiting] = await Promise.allSettled([
    withAdminAt(at, (admin) => consumersOf(admin, chosen(service))),
    inEach(at, chosen(service), waitingIn),
  ]);
  const faults = [consumers, waiting].flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  const unexpected = faults.find((fault) => !(fault instanceof Fault));
  if (unexpected ?? faults.length === 2) throw unexpected ?? faults[0];
  const groups = consumers.status === 'fulfilled' ? consumers.value : null;
  const rows = waiting.status === 'fulfilled' ? waiting.value : null;
  if (json) console.log(JSON.stringify({ consumers: groups, waiting: rows }, null, 2));
  else console.log([groups && lagTable(groups), rows && waitingTable(rows)].filter(Boolean).join('\n\n'));
  // Half an answer is worth more than none; what is missing is said, and the exit code says so too.
  if (faults[0]) throw faults[0];
}

const withAdminAt = <T>(at: Places, work: (admin: Admin) => Promise<T>): Promise<T> =>
  Promise.resolve().then(() => withAdmin(at.kafka, work));

async function consumersOf(admin: Admin, services: readonly DataService[]): Promise<Consumer[]> {
  const ids = services.map((service) => `odyssey.${service}`);
  const { groups } = await admin.describeGroups(ids);
  return Promise.all(
    services.map(async (service) => {
      const group = `odyssey.${service}`;
      const described = groups.find(({ groupId }) => groupId === group);
      const topics = await lagsOf(admin, group);
      return {
        service,
        group,
        state: described?.state ?? 'Dead',
        members: described?.members.length ?? 0,
        lag: topics.reduce((sum, one) => sum + one.lag, 0),
        topics,
      };
    }),
  );
}

async function lagsOf(admin: Admin, groupId: string): Promise<TopicLag[]> {
  const committed = await admin.fetchOffsets({ groupId });
  return Promise.all(
    committed.map(async ({ topic, partitions }) => {
      const { low, end } = await boundsOf(admin, topic);
      const offsets: Offsets = new Map(
        partitions.map(({ partition, offset }) => [
          partition,
          positionOf(BigInt(offset), low.get(partition)),
        ]),
      );
      const position = new Map(
        [...end.keys()].map((partition) => [partition, offsets.get(partition) ?? low.get(partition) ?? 0n]),
      );
      return {
        topic,
        committed: sumOf(position.values()),
        end: sumOf(end.values()),
        lag: sumOf(end.values()) - sumOf(position.values()),
      };
    }),
  ).then((rows) => rows.sort((a, b) => a.topic.localeCompare(b.topic)));
}

/** Where it will read on: never committed means from the beginning, and what has left by age is left out. */
const positionOf = (committed: bigint, low = 0n): bigint => (committed < low ? low : committed);

async function waitingIn(client: pg.Client, service: DataService): Promise<Waiting> {
  const { rows } = await client.query<Omit<Waiting, 'service'>>(
    `select (select count(*)::int from outbox) as outbox,
       (select extract(epoch from now() - min(at))::float8 from outbox) as "outboxOldestSeconds",
       (select count(*)::int from outbox where refused is not null) as refused,
       (select count(distinct (topic, key))::int from parked_events) as "parkedKeys",
       (select count(*)::int from parked_events) as "parkedEvents",
       (select count(*)::int from dead_letters) as dead`,
  );
  return { service, ...(rows[0] as Omit<Waiting, 'service'>) };
}

const lagTable = (consumers: Consumer[]): string =>
  table([
    ['consumer', 'state', 'members', 'topic', 'committed', 'end', 'lag'],
    ...consumers.flatMap(({ group, state, members, topics }) =>
      (topics.length > 0 ? topics : [undefined]).map((row, n) => [
        ...(n === 0 ? [group, STATES[state] ?? state, String(members)] : ['', '', '']),
        row?.topic ?? '-',
        row ? grouped(row.committed) : '-',
        row ? grouped(row.end) : '-',
        row ? grouped(row.lag) : '-',
      ]),
    ),
  ]);

const waitingTable = (rows: Waiting[]): string => [countTable(rows), ...rows.flatMap(refusedLine)].join('\n');

const refusedLine = ({ service, refused }: Waiting): string[] =>
  refused > 0
    ? [`${service}: the broker refuses ${counted(refused, 'event')}; why: docs/runbooks/outbox-growing.md`]
    : [];

const countTable = (rows: Waiting[]): string =>
  table([
    ['service', 'in the outbox', 'oldest', 'parked keys', 'parked events', 'dead letters'],
    ...rows.map((row) => [
      row.service,
      grouped(row.outbox),
      age(row.outboxOldestSeconds),
      grouped(row.parkedKeys),
      grouped(row.parkedEvents),
      grouped(row.dead),
    ]),
  ]);
