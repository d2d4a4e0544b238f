import { Injectable } from '@nestjs/common';
import { Id } from '@odyssey/contracts';
import { type MessageContext, messageContext } from '@odyssey/events';
import { z } from 'zod';
import { defineJob, type JobRun, JobWorker } from '../../src/index.ts';

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
  /** Of the job at hand. */
  work = async (_noteId: string): Promise<void> => undefined;
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
    await this.printer.work(noteId);
    if (this.printer.fail(noteId)) throw new Error('the paper is jammed');
  }
}
