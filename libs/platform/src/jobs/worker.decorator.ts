import { Injectable } from '@nestjs/common';
import type { JobData, JobDef } from './define.ts';

/** One try of a job. */
export interface JobRun {
  readonly id: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /**
   * No further try follows: what shall be told of a failure must be told now. Ask when it has failed: what fails while the service
   * stops is tried again.
   */
  readonly lastAttempt: boolean;
  /** Aborted when the process stops or the try has run out of time. */
  readonly signal: AbortSignal;
}

export interface Worker<J extends JobDef = JobDef> {
  /** An object that it returns stays with the job for a day, for whoever asked for it: figures, nothing of a person. */
  run(data: JobData<J>, job: JobRun): Promise<unknown>;
}

const WORKS_ON = 'odyssey:works-on';

/**
 * Makes a provider the worker of a job: `run(data, job)` opens its own transactions and may be called twice for one
 * job, so it reads its row again and ends quietly when there is nothing left to do. An error means another try.
 */
export function JobWorker<J extends JobDef>(job: J) {
  return (target: new (...dependencies: never[]) => Worker<J>): void => {
    Injectable()(target);
    Reflect.defineMetadata(WORKS_ON, job, target);
  };
}

export function jobOf(target: object): JobDef | undefined {
  return Reflect.getOwnMetadata(WORKS_ON, target) as JobDef | undefined;
}
