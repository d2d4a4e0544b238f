import type { INestApplication } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { JobDef } from './define.ts';
import { jobOf, type Worker } from './worker.decorator.ts';

/**
 * The worker of each queue, found among the providers.
 * @throws when a queue has none or two, or a worker's queue is not declared: its jobs would wait for ever.
 */
export function workersOf(app: INestApplication, queues: readonly JobDef[]): Map<JobDef, Worker> {
  const faults: string[] = [];
  const found = new Map<JobDef, Worker>();
  for (const { metatype, instance } of app.get(DiscoveryService, { strict: false }).getProviders()) {
    const job = metatype && jobOf(metatype);
    if (!job) continue;
    if (!queues.includes(job))
      faults.push(`${metatype.name} works on ${job.name}, which is not among the queues`);
    else if (found.has(job)) faults.push(`${job.name} has two workers`);
    found.set(job, instance as Worker);
  }
  for (const job of queues) if (!found.has(job)) faults.push(`${job.name} has no worker among the providers`);
  if (faults.length > 0) throw new Error(`the job queues do not fit:\n${faults.join('\n')}`);
  return found;
}
