import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { Purge } from '../src/purge.ts';
import { type EventDatabase, eventDatabase } from './event-database.ts';

describe('the event tables stay small', () => {
  let db: EventDatabase;
  beforeAll(async () => {
    db = await eventDatabase();
  });
  afterAll(() => db.close());

  const number = async (sql: string, values: unknown[] = []) =>
    Number((await db.dataSource.query(sql, values))[0].n);

  it('by age: of a million rows exactly the old ones go, in batches, and nobody who writes waits', async () => {
    const old = 600_000;
    await db.dataSource.query(
      `insert into inbox (event_id, consumer, person, at)
       select lpad(to_hex(i), 32, '0')::uuid, 'goals.remember', (i / 100)::text,
         now() - interval '30 days' + case when i <= $1 then interval '-1 minute' else interval '1 hour' end
       from generate_series(1, 1000000) i`,
      [old],
    );
    await db.dataSource.query(
      `insert into dead_letters (topic, partition, "offset", headers, error_class, error, attempts, code_version, died_at)
       select 'odyssey.goals', 0, i, '{}', 'x', 'x', 1, 'x', now() - i * interval '1 day' + interval '1 hour'
       from generate_series(1, 100) i`,
    );
    const batches: number[] = [];
    const watched = {
      query: async (...given: Parameters<DataSource['query']>) => {
        const answer = await db.dataSource.query(...given);
        batches.push(answer[1]);
        return answer;
      },
    };
    let purging = true;
    const purged = new Purge(watched as unknown as DataSource).run().finally(() => {
      purging = false;
    });
    const writer = (await db.another()).dataSource.createQueryRunner();
    await writer.query(`set lock_timeout = 50`);
    let written = 0;
    while (purging) {
      await writer.query(
        `insert into inbox (event_id, consumer, person) values (gen_random_uuid(), 'goals.meanwhile', 'x')`,
      );
      written += 1;
    }
    await writer.release();
    await purged;
    expect(written).toBeGreaterThan(50);
    expect(await number('select count(*) as n from inbox')).toBe(1_000_000 - old + written);
    expect(await number(`select count(*) as n from inbox where at < now() - interval '30 days'`)).toBe(0);
    expect(await number('select count(*) as n from dead_letters')).toBe(90);
    expect(Math.max(...batches)).toBeLessThanOrEqual(5_000);
    const [plan] = await db.dataSource.query(
      `explain (format json) select ctid from inbox where at < now() - interval '30 days' limit 5000`,
    );
    expect(JSON.stringify(plan)).toContain('inbox_at');
  }, 120_000);

  it('by updates in place: 100,000 versions drawn leave few rows behind', async () => {
    const runner = db.dataSource.createQueryRunner();
    await runner.query('set synchronous_commit = off');
    await runner.query(
      `insert into aggregate_versions select 'task', i::text, 'x', 1 from generate_series(1, 2000) i`,
    );
    // As the outbox draws them: 20,000 transactions with five events each.
    await runner.query(`
      do $$ begin
        for n in 1..20000 loop
          insert into aggregate_versions as known (type, id, person, version)
          select 'task', ((n * 37 + i * 401) % 2000 + 1)::text, 'x', 1 from generate_series(1, 5) i
          on conflict (type, id) do update set version = known.version + excluded.version;
          commit;
        end loop;
      end $$`);
    await runner.query('select pg_stat_force_next_flush()');
    const [stat] = await runner.query(
      `select n_tup_upd::int as updates, n_tup_hot_upd::int as hot, pg_relation_size(relid)::int as bytes
       from pg_stat_user_tables where relname = 'aggregate_versions'`,
    );
    await runner.release();
    expect(stat.updates).toBe(100_000);
    // 0.8 to 0.98 alone; less while another database of the server has a long transaction open. An index on what is
    // updated would make it 0.
    expect(stat.hot / stat.updates).toBeGreaterThan(0.3);
    expect(stat.bytes).toBeLessThan(4_000_000);
  }, 60_000);

  it('by their own settings, where a fifth of the table would be too late', async () => {
    const rows = await db.dataSource.query(
      `select relname as table, array_to_string(reloptions, ' ') as settings from pg_class
       where relname in ('outbox', 'inbox', 'aggregate_versions', 'event_starts') order by relname`,
    );
    for (const { table, settings } of rows)
      expect(`${table}: ${settings}`).toContain('autovacuum_vacuum_scale_factor');
    expect(rows).toHaveLength(4);
  });
});
