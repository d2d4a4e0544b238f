import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { Id, type Received, TaskCompleted } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { defineJob, defineService, Jobs, JobWorker, serviceConfig } from '@odyssey/platform';
import { z } from 'zod';
import { reactor, type TestService } from '../src/index.ts';

const Praise = defineJob({ name: 'praise', data: z.object({ userId: Id, title: z.string() }) });

@JobWorker(Praise)
class PraiseJob {
  async run(): Promise<void> {
    throw new Error('workers rest in a reactor');
  }
}

@Handler('praise', TaskCompleted)
class PraiseWhenTaskCompleted {
  constructor(private readonly jobs: Jobs) {}
  async handle(event: Received<typeof TaskCompleted>, tx: Tx): Promise<void> {
    if (event.data.title === 'poison') throw new Error('no words for this');
    await this.jobs.enqueue(tx, Praise, { userId: event.subject, title: event.data.title });
  }
}

@Handler('forgotten', TaskCompleted)
class Forgotten {
  handle(): void {}
}

@Module({ controllers: [PraiseWhenTaskCompleted], providers: [PraiseJob] })
class PraiseModule {}

const praise = defineService({
  name: 'notifications',
  module: PraiseModule,
  entities: [],
  migrations: [],
  queues: [Praise],
  config: serviceConfig(),
});

describe('a reactor', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await reactor(praise, PraiseWhenTaskCompleted, { env: { ODYSSEY_LOG_LEVEL: 'silent' } });
  });
  afterAll(() => service.close());

  it('runs the real handler, once for an event that comes twice, and leaves its jobs to be looked at', async () => {
    const event = TaskCompleted.example({ title: 'Walk the river loop' });
    expect(await service.deliver(event)).toBe('handled');
    expect(await service.deliver(event)).toBe('duplicate');
    expect(await service.jobs('praise')).toEqual([{ userId: event.subject, title: 'Walk the river loop' }]);
  });

  it('tells why an event was parked', async () => {
    const subject = '01890000-0000-7000-8000-0000000000aa';
    await expect(service.deliver(TaskCompleted.example({ title: 'poison' }, { subject }))).rejects.toThrow(
      'goals.task.completed.v1 is parked: no words for this',
    );
    expect(await service.tryDeliver(TaskCompleted.example({}, { subject }))).toBe('parked');
  });

  it('is not made for a handler that the service does not list', async () => {
    const quiet = { env: { ODYSSEY_LOG_LEVEL: 'silent' } };
    await expect(reactor(praise, Forgotten, quiet)).rejects.toThrow('Forgotten is not in notifications');
  });
});
