import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import {
  ErasureProgressed,
  ErasureRequested,
  type EventDef,
  GoalCreated,
  MemoryErasureCompleted,
  TaskCompleted,
} from '@odyssey/contracts';
import { Handler, Transactions, type Tx, type UserId } from '@odyssey/events';
import { defineJob, defineService, Jobs, JobWorker, newId, serviceConfig } from '@odyssey/platform';
import { asUser, type TestService, testService } from '@odyssey/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { z } from 'zod';
import {
  type ErasureTurn,
  readUserData,
  USER_DATA,
  type UserData,
  UserDataModule,
  type UserDataRecord,
} from '../src/index.ts';

/** The smallest service that keeps something about people: notes, and one more for each finished task. */
class CreateNotes1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create table notes (id uuid primary key, owner_id uuid not null, words text not null)',
    );
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table notes');
  }
}

class Notes implements UserData {
  async *export(tx: Tx, userId: UserId): AsyncIterable<UserDataRecord> {
    const rows = await tx.query('select id, words from notes where owner_id = $1 order by id', [userId]);
    for (const record of rows) yield { kind: 'notes', record };
  }
  async erase(tx: Tx, userId: UserId): Promise<Record<string, number>> {
    return { notes: await tx.execute('delete from notes where owner_id = $1', [userId]) };
  }
}

@Handler('note-task', TaskCompleted)
class NoteTask {
  async handle(event: { subject: string; data: { title: string } }, tx: Tx): Promise<void> {
    await addNote(tx, event.subject, event.data.title);
  }
}

@Handler('fail', GoalCreated)
class AlwaysFails {
  handle(): never {
    throw new Error('this event cannot be handled');
  }
}

const Remind = defineJob({ name: 'remind', data: z.object({ userId: z.uuid() }) });

@JobWorker(Remind)
class Reminder {
  async run({ userId }: { userId: string }): Promise<void> {
    throw new Error(`the workers are at rest here, but ${userId} was reminded`);
  }
}

const addNote = (tx: Tx, owner: UserId, words: string) =>
  tx.execute('insert into notes (id, owner_id, words) values ($1, $2, $3)', [newId(), owner, words]);

function notesService(turn: ErasureTurn) {
  @Module({
    imports: [UserDataModule.for(MemoryErasureCompleted, turn)],
    controllers: [NoteTask, AlwaysFails],
    providers: [Reminder, { provide: USER_DATA, useClass: Notes }],
  })
  class NotesModule {}
  return defineService({
    name: 'memory',
    module: NotesModule,
    entities: [],
    migrations: [CreateNotes1700000000000],
    queues: [Remind],
    config: serviceConfig(),
  });
}

let service: TestService;
beforeAll(async () => {
  service = await testService(notesService('when-requested'), { workers: false });
});
afterAll(() => service.close());

const about = <E extends EventDef>(event: E, subject: string, data: Parameters<E['example']>[0] = {}) =>
  event.example(data, { subject, id: newId() });

async function exported(userId: string) {
  const { status, body } = await service.asService('archival').get(`/internal/user-data/${userId}`);
  const records: UserDataRecord[] = [];
  const trailer = await readUserData(whole(body), (record) => void records.push(record));
  return { status, trailer, words: records.map(({ record }) => record.words) };
}

async function* whole(text: string) {
  yield text;
}

const notesOf = (userId: string) => service.rows('select * from notes where owner_id = $1', [userId]);

describe('what a service keeps about a person', () => {
  it('is handed to archival whole, and nothing of anybody else', async () => {
    const [ana, ben] = [newId(), newId()];
    for (const title of ['Walk', 'Swim']) await service.deliver(about(TaskCompleted, ana, { title }));
    await service.deliver(about(TaskCompleted, ben, { title: 'Read' }));
    expect(await exported(ana)).toMatchObject({
      status: 200,
      trailer: { counts: { notes: 2 } },
      words: ['Walk', 'Swim'],
    });
    expect((await exported(newId())).trailer.counts).toEqual({});
  });

  it('is handed to nobody else', async () => {
    const path = `/internal/user-data/${newId()}`;
    expect((await service.asService('goals').get(path)).body.code).toBe('insufficient_scope');
    expect((await service.http(asUser()).get(path)).status).toBe(401);
    expect((await service.http().get(path)).status).toBe(401);
  });

  it('comes from one snapshot: a record that arrives meanwhile is not half in it', async () => {
    const ana = newId();
    await service.deliver(about(TaskCompleted, ana, { title: 'Walk' }));
    await service.get(Transactions).reading(async (tx) => {
      const before = await tx.query('select 1 from notes where owner_id = $1', [ana]);
      await service.deliver(about(TaskCompleted, ana, { title: 'Swim' }));
      const words: unknown[] = [];
      for await (const { record } of service.get<Notes>(USER_DATA).export(tx, ana)) words.push(record.words);
      expect([before.length, words]).toEqual([1, ['Walk']]);
    });
  });
});

describe('erasing a person', () => {
  it('leaves nothing of them in any table of the service or of the libraries, and the other person whole', async () => {
    const [ana, ben] = [asUser(), asUser()];
    for (const { userId } of [ana, ben]) {
      await service.deliver(about(TaskCompleted, userId, { title: 'Walk' }));
      expect(await service.tryDeliver(about(GoalCreated, userId))).toBe('parked');
      await service.get(Transactions).forPerson(userId, async (tx) => {
        await service.get(Jobs).enqueue(tx, Remind, { userId });
        await tx.execute(
          `insert into idempotency_keys (owner_id, route, key, fingerprint, claimed_until) values ($1, 'POST /x', 'k', 'f', now())`,
          [userId],
        );
        await tx.execute(
          `insert into dead_letters (topic, partition, "offset", key, headers, error_class, error, attempts, code_version)
           values ('odyssey.goals', 0, (select count(*) from dead_letters), convert_to($1, 'UTF8'), '{}', 'x', 'x', 1, '0'),
             ('odyssey.goals', 1, (select count(*) from dead_letters), null, jsonb_build_object('ce_subject', $1::text), 'key', 'x', 1, '0')`,
          [userId],
        );
        await tx.execute(
          `insert into event_operations (id, kind, who, why, filter, rate)
           values (gen_random_uuid(), 'replay', 'grace', 'for ' || $1, jsonb_build_object('user', $1::text), 1)`,
          [userId],
        );
      });
    }
    const bens = await traces(ben.userId);
    const erasureId = newId();
    const event = about(ErasureRequested, ana.userId, { erasureId });
    expect(await service.deliver(event)).toBe('handled');
    expect(await service.deliver(event)).toBe('duplicate');
    const answers = (await service.published(MemoryErasureCompleted)).filter(
      ({ subject }) => subject === ana.userId,
    );
    expect(answers.map(({ data }) => data)).toMatchObject([{ erasureId, counts: { notes: 1 } }]);
    // The answer and its counter, and the mark; the inbox rows stay, but name nobody.
    expect(await traces(ana.userId)).toEqual({
      aggregate_versions: 1,
      erased_people: 1,
      outbox: 1,
    });
    expect(await traces(ben.userId)).toEqual(bens);
    expect(Object.keys(bens)).toEqual(
      expect.arrayContaining([
        'dead_letters',
        'event_operations',
        'idempotency_keys',
        'inbox',
        'jobs.job',
        'notes',
        'parked_events',
      ]),
    );
  });

  it('is final: late events and a second request bring nobody back', async () => {
    const ana = asUser();
    await service.deliver(about(ErasureRequested, ana.userId));
    expect(await service.deliver(about(TaskCompleted, ana.userId, { title: 'Walk' }))).toBe('erased');
    expect(await notesOf(ana.userId)).toEqual([]);
    const again = about(ErasureRequested, ana.userId);
    expect(await service.deliver(again)).toBe('handled');
    const answers = (await service.published(MemoryErasureCompleted)).filter(
      ({ subject }) => subject === ana.userId,
    );
    expect(answers.map(({ data }) => data.counts)).toEqual([{ notes: 0 }]);
  });
});

describe('a service that erases last', () => {
  it('waits until it alone remains', async () => {
    const last = await testService(notesService('last'), { workers: false });
    try {
      const ana = newId();
      await last.deliver(about(TaskCompleted, ana, { title: 'Walk' }));
      const notes = () => last.rows('select 1 from notes where owner_id = $1', [ana]);
      const erasureId = newId();
      await last.deliver(about(ErasureRequested, ana, { erasureId }));
      await last.deliver(
        about(ErasureProgressed, ana, { erasureId, completed: ['goals'], remaining: ['ai', 'memory'] }),
      );
      expect(await notes()).toHaveLength(1);
      const alone = about(ErasureProgressed, ana, {
        erasureId,
        completed: ['goals', 'ai'],
        remaining: ['memory'],
      });
      expect(await last.deliver(alone)).toBe('handled');
      expect(await last.deliver(alone)).toBe('duplicate');
      expect(await notes()).toEqual([]);
      expect(await last.published(MemoryErasureCompleted)).toHaveLength(1);
    } finally {
      await last.close();
    }
  });
});

/** How many rows of each table mention the person in any column. */
async function traces(userId: string): Promise<Record<string, number>> {
  const tables = await service.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'jobs') and tablename not like 'job\\_%' order by 1`,
  );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const hex = Buffer.from(userId).toString('hex');
    const [row] = await service.rows<{ count: number }>(
      `select count(*)::int from ${name} t where t::text like $1 or t::text like $2`,
      [`%${userId}%`, `%${hex}%`],
    );
    if (row?.count) found[name.replace('public.', '')] = row.count;
  }
  return found;
}
