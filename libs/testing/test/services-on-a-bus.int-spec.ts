import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { AchievementEarnedV2, GoalCompleted, type Received, TaskCompleted } from '@odyssey/contracts';
import { Handler, Outbox, Transactions, type Tx } from '@odyssey/events';
import { defineService, newId, serviceConfig } from '@odyssey/platform';
import { MemoryBus, type TestService, testService, waitUntil } from '../src/index.ts';

/** Reacts to what its own service publishes, with an event more. */
@Handler('reward', GoalCompleted)
class Reward {
  constructor(private readonly outbox: Outbox) {}
  async handle(_event: Received<typeof GoalCompleted>, tx: Tx): Promise<void> {
    await this.outbox.add(tx, AchievementEarnedV2.of(AchievementEarnedV2.sample));
  }
}

/** A service without tables of its own has those of the events: a row there is effect enough. */
@Handler('praise', TaskCompleted)
class Praise {
  async handle(event: Received<typeof TaskCompleted>, tx: Tx): Promise<void> {
    await tx.execute('insert into aggregate_versions (type, id, person, version) values ($1, $2, $3, 1)', [
      'praise',
      event.id,
      event.subject,
    ]);
  }
}

@Module({ controllers: [Reward] })
class GoalsModule {}
@Module({ controllers: [Praise] })
class NotificationsModule {}

const definition = (name: 'goals' | 'notifications', module: typeof GoalsModule) =>
  defineService({ name, module, entities: [], migrations: [], queues: [], config: serviceConfig() });

describe('services on one bus, without Kafka', () => {
  const bus = new MemoryBus();
  let goals: TestService;
  let notifications: TestService;
  beforeAll(async () => {
    const options = { bus, workers: false, env: { ODYSSEY_LOG_LEVEL: 'silent' } };
    goals = await testService(definition('goals', GoalsModule), options);
    notifications = await testService(definition('notifications', NotificationsModule), options);
  });
  afterAll(async () => {
    await Promise.all([goals?.close(), notifications?.close()]);
  });

  it('hear of each other: from a commit in one, through its outbox, to an effect in the other', async () => {
    const person = newId();
    await goals.get(Transactions).forPerson(person, async (tx) => {
      await goals
        .get(Outbox)
        .addAll(tx, [TaskCompleted.of(TaskCompleted.sample), TaskCompleted.of(TaskCompleted.sample)]);
    });
    await waitUntil(
      async () =>
        (await notifications.rows("select 1 from aggregate_versions where type = 'praise'")).length === 2,
      { within: 10_000, what: 'both praises' },
    );
    expect(await goals.published()).toEqual([]);
  });

  it('hear of themselves, and publish what that causes', async () => {
    const person = newId();
    await goals
      .get(Transactions)
      .forPerson(person, (tx) => goals.get(Outbox).add(tx, GoalCompleted.of(GoalCompleted.sample)));
    const effect = await waitUntil(
      async () => {
        const rows = await goals.rows<{ version: number }>(
          "select version from aggregate_versions where type = 'achievement' and person = $1",
          [person],
        );
        return rows[0];
      },
      { within: 10_000, what: 'the achievement' },
    );
    expect(effect).toEqual({ version: 1 });
  });
});
