import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KAFKA_JARS, REPOSITORY } from '../../paths.ts';
import type { Figure } from '../figure.ts';
import type { BenchOptions, Findings, Suite } from '../suites.ts';
import { idle } from './idle.ts';
import { latency, poison } from './latency.ts';
import { Parts } from './parts.ts';
import { recovery } from './recovery.ts';
import { throughput } from './throughput.ts';

interface Section {
  measure(parts: Parts): Promise<Figure[]>;
  /** Left out of quick runs: it has to wait for something. */
  slow?: boolean;
}

const SECTIONS: Record<string, Section> = {
  throughput: { measure: throughput },
  latency: { measure: latency },
  poison: { measure: poison },
  recovery: { measure: recovery, slow: true },
  idle: { measure: idle, slow: true },
};

const METHOD = [
  '**Ours** is what services run: a Nest application with `EventsModule`, a `@Handler` class of one insert, and the database settings of every service (`pipeline`, 14 connections), a process for each role, on PostgreSQL with fsync and one Kafka node of 16 partitions a topic. After each throughput run the effects are counted: every event once, or the run fails.',
  '**Nest’s Kafka server** is `Transport.KAFKA` of @nestjs/microservices with a handler that does the same insert in one transaction; everything is left as Nest has it but `fromBeginning`. **Raw kafkajs** is the ceiling, without any promise: `eachBatch`, `JSON.parse`, one insert for a whole batch, commits left to kafkajs; as a producer it sends the same bytes in the relay’s batches, or one record after each commit.',
  '**Throughput**: events are committed to the outbox, the relay drains them (from the first acknowledged batch to the last), and each consumer then reads the same records from the beginning of the topic (from its first handler to its last commit). Who is first changes from run to run. 0.5 % of the events fail, on keys of their own; ten events a person. Nest’s server is stopped after 6 s, because a failing event holds it for ever.',
  '**Latency** is open-model: writes start by the clock. It counts from the moment the committing call returns to the beginning of the handler, on the monotonic clock, after a warm-up. With **a poisoned key**, 2 % of the events belong to one person whose events fail, and the middle second brings ten times the load; everybody else is compared with the same load without that person’s failures.',
  '**Recovery**: under 100 events/s, with two relays, two consumers of ours and two of Nest’s, each process apart. *Longest wait* is commit → effect of the slowest event from the fault on. Times after an outage begin when the port is open (broker) or a query is answered (PostgreSQL). Nest’s and kafkajs’s are looked at in the first run only: they need half a minute.',
  '**Idle**: processor time of the kernel’s accounting over 30 s, resident memory after it. A client is a joined consumer with nothing to read; the services are the eight of `./odyssey up`.',
];

async function run(options: BenchOptions): Promise<Findings> {
  const wanted = Object.entries(SECTIONS).filter(([name, { slow }]) =>
    options.only.length > 0 ? options.only.includes(name) : !(options.quick && slow),
  );
  return Parts.with(options, async (parts) => {
    const figures: Figure[] = [];
    for (const [, { measure }] of wanted) figures.push(...(await measure(parts)));
    return { figures, method: METHOD, versions: await versions(parts) };
  });
}

async function versions(parts: Parts): Promise<Record<string, string>> {
  const [server] = await parts.query<{ server_version: string }>(parts.adminUrl, 'show server_version');
  const [fsync] = await parts.query<{ fsync: string }>(parts.adminUrl, 'show fsync');
  const jar = readdirSync(join(KAFKA_JARS, 'libs')).find((name) => /^kafka_[\d.]+-[\d.]+\.jar$/.test(name));
  return {
    Kafka: /-([\d.]+)\.jar$/.exec(jar ?? '')?.[1] ?? 'unknown',
    PostgreSQL: `${server?.server_version.split(' ')[0]} (fsync ${fsync?.fsync})`,
    kafkajs: versionOf('kafkajs'),
    Nest: versionOf('@nestjs/core'),
    '@nestjs/microservices': versionOf('@nestjs/microservices'),
    TypeORM: versionOf('typeorm'),
    pg: versionOf('pg'),
  };
}

function versionOf(name: string): string {
  const text = readFileSync(join(REPOSITORY, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

export const suite: Suite = {
  name: 'events',
  title: 'Events',
  sections: Object.keys(SECTIONS),
  run,
};
