import type { z } from 'zod';

/** A kind of slow or timed work: its queue, the shape of its data, how stubbornly it is tried. */
export interface JobDef<Data extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly data: Data;
  /** Tries after the first one. */
  readonly retryLimit: number;
  /** Seconds before the second try; each further wait is about twice as long. */
  readonly retryDelay: number;
  /** Seconds after which a try counts as lost and another may begin. */
  readonly expireInSeconds: number;
  /** Jobs of this kind that run at once in one process. */
  readonly concurrency: number;
}

/** A job whose data type does not matter here. */
export type AnyJobDef = JobDef;
export type JobData<J extends JobDef> = z.output<J['data']>;

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Declares a job: `defineJob({ name: 'write-story', data: z.object({ userId: Id, storyId: Id }) })`.
 * A `userId` in its data names the person it works for: it is dropped when that person has been erased.
 */
export function defineJob<Data extends z.ZodObject>(
  job: Pick<JobDef<Data>, 'name' | 'data'> & Partial<JobDef<Data>>,
): JobDef<Data> {
  if (!NAME.test(job.name)) throw new Error(`${job.name}: a job's name is kebab-case, like write-story`);
  return { retryLimit: 3, retryDelay: 1, expireInSeconds: 300, concurrency: 12, ...job };
}
