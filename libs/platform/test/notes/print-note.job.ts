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
  /** The notes of which nobody tries any more. */
  readonly gaveUp: string[] = [];
  /** Of the job at hand. */
  work = async (_noteId: string, _signal: AbortSignal): Promise<void> => undefined;
  /** Resolves at once unless a test wants a request to wait. */
  gate: Promise<void> = Promise.resolve();
  entered = 0;
}

@JobWorker(PrintNote)
export class PrintNoteJob {
  constructor(private readonly printer: Printer) {}
  async run({ noteId }: { userId: string; noteId: string }, job: JobRun): Promise<void> {
    const { attempt, lastAttempt, signal } = job;
    this.printer.runs.push({ noteId, attempt, lastAttempt });
    this.printer.contexts.push(messageContext.getStore());
    try {
      await this.printer.work(noteId, signal);
      if (this.printer.fail(noteId)) throw new Error('the paper is jammed');
    } catch (error) {
      if (job.lastAttempt) this.printer.gaveUp.push(noteId);
      throw error;
    }
  }
}
