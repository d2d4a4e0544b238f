import {
  AssetDeleted,
  type EventDef,
  GoalCompleted,
  GoalDeleted,
  MemoryDeleted,
  PlanRequested,
  ProjectDeleted,
  type Received,
  TaskCompleted,
  TaskDeleted,
} from '@odyssey/contracts';
import type { Tx } from '@odyssey/events';
import { describeReadings, endedSessionReading, erasureReading, reading } from '@odyssey/testing/pact';
import { CelebrateWhenGoalCompleted } from '../../src/handlers/celebrate-when-goal-completed.handler.ts';
import {
  BlankCitationsWhenMemoryDeleted,
  ForgetDeletedGoal,
  ForgetDeletedPicture,
  ForgetDeletedProject,
  ForgetDeletedTask,
} from '../../src/handlers/forget-deleted.handlers.ts';
import { ProposePlanWhenRequested } from '../../src/handlers/propose-plan-when-requested.handler.ts';
import { WriteStoryWhenTaskCompleted } from '../../src/handlers/write-story-when-task-completed.handler.ts';
import type { RecordTable } from '../../src/records/records.service.ts';
import { ai } from '../../src/service.ts';
import { recordReadings, row } from './records.readings.ts';
import { aToldLife } from './told-life.ts';

/** Stories that are to be written: what of, and how many jobs will do it. */
const stories = async (tx: Tx, { subject }: Received) => ({
  stories: await tx.query('select kind, source_key, status, told from stories where owner_id = $1', [
    subject,
  ]),
  jobs: await tx.query(
    `select count(*)::int as jobs from jobs.job where name = 'write-story' and data->>'userId' = $1`,
    [subject],
  ),
});

const plans = async (tx: Tx, { subject }: Received) => ({
  plans: await tx.query('select id, goal_id, status, request from plan_requests where owner_id = $1', [
    subject,
  ]),
  jobs: await tx.query(
    `select data->>'planId' as plan from jobs.job where name = 'propose-plan' and data->>'userId' = $1`,
    [subject],
  ),
});

/** What is left of a thing that is gone: its row, the stories that link to it, the plans for it, the answers that cite it. */
const left = (table: RecordTable) => async (tx: Tx, event: Received) => ({
  row: await row(table)(tx, event),
  sources: await tx.query('select source_id from story_sources where owner_id = $1 order by 1', [
    event.subject,
  ]),
  plans: await tx.query('select goal_id from plan_requests where owner_id = $1', [event.subject]),
});

/** Somebody with a goal of a project, a finished task of it, a plan and stories; `gone` says which of them goes. */
const ofALife = <E extends EventDef>(gone: (life: Awaited<ReturnType<typeof aToldLife>>) => Received<E>) => ({
  given: async (service: Parameters<typeof aToldLife>[0]) => gone(await aToldLife(service)),
});

describeReadings(ai, [
  ...recordReadings,
  reading(WriteStoryWhenTaskCompleted, TaskCompleted, {
    examples: { 'due on a day': TaskCompleted.example({ description: 'Four lengths so far.' }) },
    effect: stories,
  }),
  reading(CelebrateWhenGoalCompleted, GoalCompleted, {
    examples: { '': GoalCompleted.example({ description: 'Four lengths so far.' }) },
    effect: stories,
  }),
  reading(ProposePlanWhenRequested, PlanRequested, {
    examples: {
      '': PlanRequested.example({
        description: 'Four lengths so far.',
        existingTasks: [
          { title: 'Swim 8 × 50 m', status: 'todo', dueDate: '2026-05-06', durationMinutes: 45 },
        ],
      }),
    },
    effect: plans,
  }),
  reading(ForgetDeletedTask, TaskDeleted, {
    ...ofALife(({ about, taskId }) => TaskDeleted.example({ taskId }, about('task', taskId))),
    effect: left('task_records'),
  }),
  reading(ForgetDeletedGoal, GoalDeleted, {
    ...ofALife(({ about, goalId }) => GoalDeleted.example({ goalId }, about('goal', goalId))),
    effect: left('goal_records'),
  }),
  reading(ForgetDeletedProject, ProjectDeleted, {
    ...ofALife(({ about, projectId }) => ProjectDeleted.example({ projectId }, about('project', projectId))),
    effect: left('project_records'),
  }),
  reading(ForgetDeletedPicture, AssetDeleted, {
    effect: row('picture_records'),
  }),
  reading(BlankCitationsWhenMemoryDeleted, MemoryDeleted, {
    effect: (tx, { subject }) =>
      tx.query('select memory_id from forgotten_memories where owner_id = $1', [subject]),
  }),
  erasureReading(),
  endedSessionReading(),
]);
