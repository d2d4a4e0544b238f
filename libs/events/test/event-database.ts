import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { eventsMigrations, Transactions } from '../src/index.ts';
import { OutboxWriter } from '../src/outbox/outbox-writer.ts';

/** A fresh database with the event tables, in the PostgreSQL that the test run uses. */
export async function eventDatabase(options: { poolSize?: number; lockTimeoutMs?: number } = {}) {
  const server = process.env.ODYSSEY_POSTGRES_URL;
  if (!server) throw new Error('ODYSSEY_POSTGRES_URL is missing: run these tests with ./odyssey test int');
  const name = `events_${randomUUID().replaceAll('-', '')}`;
  const admin = await new DataSource({ type: 'postgres', url: server, poolSize: 1 }).initialize();
  await admin.query(`create database ${name}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).toString();
  const connect = () =>
    new DataSource({
      type: 'postgres',
      url,
      poolSize: options.poolSize ?? 8,
      migrations: eventsMigrations,
      extra: { pipeline: true, lock_timeout: options.lockTimeoutMs ?? 5_000 },
    }).initialize();
  const dataSource = await connect();
  await dataSource.runMigrations();
  const open = [dataSource];
  const writer = new OutboxWriter();
  return {
    dataSource,
    writer,
    transactions: new Transactions(dataSource, writer),
    /** Another process of the same service. */
    async another() {
      const other = await connect();
      open.push(other);
      const otherWriter = new OutboxWriter();
      return { dataSource: other, writer: otherWriter, transactions: new Transactions(other, otherWriter) };
    },
    async close() {
      for (const source of open) await source.destroy();
      await admin.query(`drop database ${name} with (force)`);
      await admin.destroy();
    },
  };
}

export type EventDatabase = Awaited<ReturnType<typeof eventDatabase>>;
