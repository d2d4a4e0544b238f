import { Controller, Delete, Get, Injectable, Module, Patch, Post, Sse } from '@nestjs/common';
import { Id, Instant, type Received, SessionRevoked, TaskCompleted } from '@odyssey/contracts';
import { Handler, type MessageContext, messageContext, Outbox, Transactions, type Tx } from '@odyssey/events';
import { BehaviorSubject } from 'rxjs';
import {
  Column,
  CreateDateColumn,
  Entity,
  type MigrationInterface,
  PrimaryColumn,
  type QueryRunner,
  VersionColumn,
} from 'typeorm';
import { z } from 'zod';
import {
  Answers,
  Caller,
  type CallerIdentity,
  CallingService,
  Clock,
  Cursors,
  defineJob,
  defineService,
  type ExpectedVersion,
  expectVersion,
  Fails,
  IdParam,
  IfMatch,
  Input,
  Internal,
  type JobRun,
  Jobs,
  JobWorker,
  mergePatch,
  newId,
  OnBehalfOf,
  Page,
  PageQuery,
  Public,
  QueryOf,
  RateLimit,
  RecentLogin,
  Requests,
  Scope,
  Streams,
  serviceConfig,
} from '../src/index.ts';

/** A small service with one of each kind of route, to try the edge on. */

@Entity('notes')
export class NoteEntity {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid', { name: 'owner_id' })
  ownerId!: string;
  @Column('text')
  title!: string;
  @Column('text', { array: true })
  tags!: string[];
  @Column('text', { nullable: true })
  body!: string | null;
  @VersionColumn()
  version!: number;
  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;
}

class CreateNotes1770000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table notes (id uuid primary key, owner_id uuid not null, title text not null,
      tags text[] not null, body text, version int not null, created_at timestamptz(3) not null default now())`);
    await runner.query('create index notes_owner on notes (owner_id, id)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table notes');
  }
}

const NoteInput = z
  .object({
    title: z.string().min(1).max(200),
    tags: z.array(z.string().max(20)).max(3).default([]),
    body: z.string().optional(),
    place: z.object({ name: z.string() }).optional(),
  })
  .meta({ id: 'NoteInput' });
const NotePatch = mergePatch(NoteInput.omit({ place: true })).meta({ id: 'NotePatch' });
const NoteView = z
  .object({
    id: Id,
    title: z.string(),
    tags: z.array(z.string()),
    body: z.string().optional(),
    version: z.number().int(),
    createdAt: Instant,
  })
  .meta({ id: 'Note' });
type NoteView = z.output<typeof NoteView>;

const toView = (note: NoteEntity): NoteView => ({
  id: note.id,
  title: note.title,
  tags: note.tags,
  ...(note.body === null ? {} : { body: note.body }),
  version: note.version,
  createdAt: note.createdAt.toISOString(),
});

const NotesQuery = PageQuery.extend({
  tag: z.array(z.string()).optional(),
  archived: z.stringbool().optional(),
});

export const PrintNote = defineJob({
  name: 'print-note',
  data: z.object({ userId: Id, noteId: Id }),
  retryDelay: 1,
});

/** What tests look at and hold back. */
@Injectable()
export class Printer {
  readonly runs: { noteId: string; attempt: number; lastAttempt: boolean }[] = [];
  readonly contexts: (MessageContext | undefined)[] = [];
  fail = (_noteId: string): boolean => false;
  /** Resolves at once unless a test wants a request to wait. */
  gate: Promise<void> = Promise.resolve();
  entered = 0;
}

@JobWorker(PrintNote)
export class PrintNoteJob {
  constructor(private readonly printer: Printer) {}
  async run({ noteId }: { userId: string; noteId: string }, { attempt, lastAttempt }: JobRun): Promise<void> {
    this.printer.runs.push({ noteId, attempt, lastAttempt });
    this.printer.contexts.push(messageContext.getStore());
    if (this.printer.fail(noteId)) throw new Error('the paper is jammed');
  }
}

@Controller('v1/notes')
export class NotesController {
  constructor(
    private readonly requests: Requests,
    private readonly transactions: Transactions,
    private readonly cursors: Cursors,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
    private readonly printer: Printer,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Scope('notes:write')
  @Answers(201, NoteView, { location: ({ id }) => `/v1/notes/${id}` })
  async create(@Caller() caller: CallerIdentity, @Input(NoteInput) input: z.output<typeof NoteInput>) {
    return this.requests.forCaller(caller, async (tx) => {
      this.printer.entered += 1;
      await this.printer.gate;
      const { place: _, ...fields } = input;
      const made = tx.manager.create(NoteEntity, {
        body: null,
        ...fields,
        id: newId(),
        ownerId: caller.userId,
        createdAt: this.clock.now(),
      });
      return toView(await tx.manager.save(NoteEntity, made));
    });
  }

  @Get()
  @Scope('notes:read')
  @Answers(200, Page(NoteView).meta({ id: 'NotePage' }))
  list(@Caller() { userId }: CallerIdentity, @QueryOf(NotesQuery) query: z.output<typeof NotesQuery>) {
    return this.transactions.reading((tx) =>
      this.cursors.page({
        query,
        list: ['notes', userId],
        fetch: async (after, limit) => {
          const found = tx.manager
            .createQueryBuilder(NoteEntity, 'n')
            .where('n.ownerId = :userId', { userId })
            .orderBy('n.id')
            .limit(limit);
          return (after ? found.andWhere('n.id > :after', { after: after[0] }) : found).getMany();
        },
        position: (note) => [note.id],
        view: toView,
      }),
    );
  }

  @Get(':id')
  @Scope('notes:read')
  @Answers(200, NoteView)
  read(@Caller() { userId }: CallerIdentity, @IdParam('id') id: string) {
    return this.transactions.reading(async (tx) => toView(await tx.findOwned(NoteEntity, userId, id)));
  }

  @Patch(':id')
  @Scope('notes:write')
  @Answers(200, NoteView)
  change(
    @Caller() { userId }: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
    @Input(NotePatch) patch: z.output<typeof NotePatch>,
  ) {
    return this.transactions.forPerson(userId, async (tx) => {
      const note = await tx.findOwned(NoteEntity, userId, id);
      expectVersion(note, expected);
      return toView(await tx.manager.save(NoteEntity, { ...note, ...patch }));
    });
  }

  @Delete(':id')
  @Scope('notes:write')
  @Answers(204, null)
  async remove(
    @Caller() { userId }: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
  ) {
    await this.transactions.forPerson(userId, async (tx) => {
      expectVersion(await tx.findOwned(NoteEntity, userId, id), expected);
      await tx.manager.delete(NoteEntity, { id });
    });
  }

  @Post(':id/print')
  @Scope('notes:write')
  @Fails('plan_not_proposed')
  @Answers(202, NoteView)
  print(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @Input(z.object({ copies: z.int().optional() })) _: object,
  ) {
    return this.requests.forCaller(caller, async (tx) => {
      const note = await tx.findOwned(NoteEntity, caller.userId, id);
      await this.jobs.enqueue(tx, PrintNote, { userId: caller.userId, noteId: id });
      const completedAt = this.clock.now().toISOString();
      await this.outbox.add(tx, TaskCompleted.of({ taskId: id, title: note.title, tags: [], completedAt }));
      return toView(note);
    });
  }
}

@Controller()
export class OddsController {
  static readonly ticks = new BehaviorSubject({ id: '1', type: 'tick', data: { n: 1 } });

  constructor(private readonly streams: Streams) {}

  @Get('v1/open')
  @Public()
  @Answers(200, z.object({ open: z.literal(true) }))
  open() {
    return { open: true };
  }

  @Post('v1/open')
  @Public()
  @RateLimit('auth')
  @Answers(200, z.object({ open: z.literal(true) }))
  openWrite() {
    return { open: true };
  }

  @Post('v1/sensitive')
  @Scope('notes:write')
  @RecentLogin()
  @Answers(204, null)
  sensitive() {}

  @Get('internal/whoami')
  @Internal()
  @Answers(200, z.object({ service: z.string(), userId: z.string() }))
  internal(@CallingService() service: string, @OnBehalfOf() userId: string) {
    return { service, userId };
  }

  @Get('v1/broken')
  @Scope('notes:read')
  @Answers(200, z.object({ secret: z.string() }))
  broken(): never {
    throw new Error('select * from secrets where password = 42');
  }

  @Get('v1/lying')
  @Scope('notes:read')
  @Answers(200, z.object({ id: z.string() }))
  lying() {
    return { id: 7, extra: true };
  }

  @Sse('v1/ticks')
  @Scope('notes:read')
  @Answers(200, z.string(), { contentType: 'text/event-stream' })
  ticks(@Caller() caller: CallerIdentity) {
    return this.streams.open(caller, OddsController.ticks);
  }
}

/** Its own handler beside the platform's, to see both run. */
@Handler('forget-notes', SessionRevoked)
export class ForgetNotes {
  async handle(event: Received<typeof SessionRevoked>, tx: Tx): Promise<void> {
    await tx.execute('delete from notes where owner_id::text = $1', [event.subject]);
  }
}

@Module({ controllers: [NotesController, OddsController, ForgetNotes], providers: [Printer, PrintNoteJob] })
class NotesModule {}

export const notes = defineService({
  name: 'goals',
  module: NotesModule,
  entities: [NoteEntity],
  migrations: [CreateNotes1770000000000],
  queues: [PrintNote],
  config: serviceConfig(z.object({ NOTES_COLOUR: z.string().default('white') })),
});
