import { Module } from '@nestjs/common';
import { type Received, SessionRevoked } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { z } from 'zod';
import { defineService, serviceConfig } from '../../src/index.ts';
import { CreateNotes1770000000000, NoteEntity } from './note.entity.ts';
import { NotesController } from './notes.controller.ts';
import { OddsController } from './odds.controller.ts';
import { Printer, PrintNote, PrintNoteJob } from './print-note.job.ts';

/** Its own handler beside the platform's, to see both run. */
@Handler('forget-notes', SessionRevoked)
export class ForgetNotes {
  async handle(event: Received<typeof SessionRevoked>, tx: Tx): Promise<void> {
    await tx.execute('delete from notes where owner_id::text = $1', [event.subject]);
  }
}

@Module({ controllers: [NotesController, OddsController, ForgetNotes], providers: [Printer, PrintNoteJob] })
class NotesModule {}

/** A small service with one of each kind of route, to try the edge on. */
export const notes = defineService({
  name: 'goals',
  module: NotesModule,
  entities: [NoteEntity],
  migrations: [CreateNotes1770000000000],
  queues: [PrintNote],
  config: serviceConfig(z.object({ NOTES_COLOUR: z.string().default('white') })),
});
