import { Command } from 'commander';
import type { Admin } from 'kafkajs';
import { DATA_SERVICES, type DataService, topicOf } from '../../../contracts/services.ts';
import { table } from '../show/table.ts';
import { createTopics } from '../stack/kafka-admin.ts';
import { explained } from './arguments.ts';
import { boundsOf, kafkaFault, sumOf, withAdmin } from './kafka.ts';
import { places } from './places.ts';
import { age, grouped } from './words.ts';

/** Kafka's number of this kind of thing that has a configuration; the package does not export its names to modules. */
const TOPIC = 2;

interface TopicRow {
  topic: string;
  service: DataService;
  partitions: number;
  replicas: number;
  /** Still there; older ones have left by age. */
  records: number;
  /** Ever written. */
  written: number;
  retentionMs: number;
  maxMessageBytes: number;
}

export function command(): Command {
  return explained(
    new Command('topics')
      .description('The topics: whose they are, how many records they hold, and for how long.')
      .option('--create', 'make those that are missing first, as ./odyssey up does: services make none')
      .action(topics),
    {
      example: './odyssey events topics',
      json: '{topics: [{topic, service, partitions, replicas, records, written, retentionMs, maxMessageBytes}]}',
    },
  );
}

async function topics({ create, json }: { create?: boolean; json?: boolean }): Promise<void> {
  const { kafka } = await places();
  if (create)
    await createTopics(kafka, { local: false }).catch((error: Error) => {
      throw kafkaFault(error, kafka) ?? error;
    });
  const rows = await withAdmin(kafka, topicRows);
  if (json) console.log(JSON.stringify({ topics: rows }, null, 2));
  else if (rows.length === 0)
    console.log(
      'There is no topic of ours yet, or none that this user of Kafka may see: --create makes them.',
    );
  else console.log(topicTable(rows));
  process.exitCode = rows.length > 0 ? 0 : 1;
}

async function topicRows(admin: Admin): Promise<TopicRow[]> {
  const existing = new Set(await admin.listTopics());
  const ours = DATA_SERVICES.flatMap((service) => {
    const topic = topicOf(service);
    return existing.has(topic) ? [{ service, topic }] : [];
  });
  if (ours.length === 0) return [];
  const { topics: described } = await admin.fetchTopicMetadata({ topics: ours.map(({ topic }) => topic) });
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: ours.map(({ topic }) => ({
      type: TOPIC,
      name: topic,
      configNames: ['retention.ms', 'max.message.bytes'],
    })),
  });
  return Promise.all(
    ours.map(async ({ service, topic }) => {
      const { low, end } = await boundsOf(admin, topic);
      const entries = resources.find(({ resourceName }) => resourceName === topic)?.configEntries ?? [];
      const setting = (name: string) =>
        Number(entries.find(({ configName }) => configName === name)?.configValue ?? Number.NaN);
      return {
        topic,
        service,
        partitions: low.size,
        replicas: described.find(({ name }) => name === topic)?.partitions[0]?.replicas.length ?? 0,
        records: sumOf(end.values()) - sumOf(low.values()),
        written: sumOf(end.values()),
        retentionMs: setting('retention.ms'),
        maxMessageBytes: setting('max.message.bytes'),
      };
    }),
  );
}

const topicTable = (rows: TopicRow[]): string =>
  table([
    ['topic', 'owner', 'partitions', 'replicas', 'records', 'written ever', 'kept', 'largest'],
    ...rows.map((row) => [
      row.topic,
      row.service,
      String(row.partitions),
      String(row.replicas),
      grouped(row.records),
      grouped(row.written),
      row.retentionMs < 0 ? 'for ever' : age(row.retentionMs / 1_000),
      `${grouped(Math.round(row.maxMessageBytes / 1_024))} KiB`,
    ]),
  ]);
