import { Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import { TaskCompleted } from '@odyssey/contracts';
import { Outbox, Transactions } from '@odyssey/events';
import { z } from 'zod';
import {
  Answers,
  Caller,
  type CallerIdentity,
  Clock,
  Cursors,
  type ExpectedVersion,
  expectVersion,
  Fails,
  IdParam,
  IfMatch,
  Input,
  Jobs,
  newId,
  Page,
  QueryOf,
  Requests,
  Scope,
} from '../../src/index.ts';
import { NoteInput, NotePatch, NotesQuery, NoteView, toView } from './note.dto.ts';
import { NoteEntity } from './note.entity.ts';
import { Printer, PrintNote } from './print-note.job.ts';

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
