import {
  AssetProcessed,
  AssetSnapshot,
  AssetUpdated,
  type EventDef,
  GoalCompleted,
  GoalCreated,
  GoalReopened,
  GoalRestored,
  GoalSnapshot,
  GoalTrashed,
  GoalUpdated,
  ProjectCompleted,
  ProjectCreated,
  ProjectReopened,
  ProjectRestored,
  ProjectSnapshot,
  ProjectTrashed,
  ProjectUpdated,
  type Received,
  TaskCompleted,
  TaskCreated,
  TaskReopened,
  TaskRestored,
  TaskSnapshot,
  TaskTrashed,
  TaskUpdated,
  UserProfileChanged,
  UserRegistered,
  UserSnapshot,
} from '@odyssey/contracts';
import { reactionOf, type Tx } from '@odyssey/events';
import { type ReadingCase, reading } from '@odyssey/testing/pact';
import { KEEP_RECORDS } from '../../src/handlers/keep-records.handlers.ts';
import type { RecordTable } from '../../src/records/records.service.ts';

const about = { description: 'Four lengths so far.' };
const done = { status: 'completed' as const, completedAt: '2026-05-06T06:40:00.000Z' };
const inTrash = { trashedAt: '2026-05-07T06:40:00.000Z' };
const FINISHED = 'of what is finished';

/** The row of the thing, without when it came here. */
export const row =
  (table: RecordTable) =>
  (tx: Tx, { subject, aggregate }: Received) =>
    tx.query(
      `select to_jsonb(kept) - 'processed_at' as kept from ${table} kept where owner_id = $1 and id = $2`,
      [subject, aggregate.id],
    );

/** What is kept of an event in a table, by the one handler that does nothing else. */
function keeps<E extends EventDef>(table: RecordTable, event: E, examples?: ReadingCase<E>['examples']) {
  const handler = KEEP_RECORDS.find((one) => reactionOf(one)?.event.type === event.type);
  if (!handler) throw new Error(`nothing is kept of ${event.type}`);
  return reading(
    handler,
    event as EventDef,
    {
      ...(examples ? { examples } : {}),
      effect: row(table),
    } as ReadingCase,
  );
}

const people = [UserRegistered, UserProfileChanged, UserSnapshot].map((event) => keeps('people', event));

const projects = [
  ...[ProjectCreated, ProjectUpdated, ProjectRestored].map((event) =>
    keeps('project_records', event, { '': event.example(about) }),
  ),
  ...[ProjectCompleted, ProjectReopened, ProjectTrashed].map((event) => keeps('project_records', event)),
  keeps('project_records', ProjectSnapshot, {
    '': ProjectSnapshot.example({ ...about, ...inTrash }),
    [FINISHED]: ProjectSnapshot.example({ ...about, ...done }),
  }),
];

const projectId = '01890000-0000-7000-8000-000000000003';
const goals = [
  ...[GoalCreated, GoalUpdated, GoalRestored].map((event) =>
    keeps('goal_records', event, {
      '': event.example({ ...about, projectId }),
      [FINISHED]: event.example({ ...about, projectId, ...done }),
    }),
  ),
  keeps('goal_records', GoalCompleted, { '': GoalCompleted.example(about) }),
  ...[GoalReopened, GoalTrashed].map((event) => keeps('goal_records', event)),
  keeps('goal_records', GoalSnapshot, {
    '': GoalSnapshot.example({ ...about, projectId, ...inTrash }),
    [FINISHED]: GoalSnapshot.example({ ...about, projectId, ...done }),
  }),
];

/** A task is due on a day, or at an instant. */
const atAnInstant = { ...about, projectId, dueDate: undefined, dueAt: '2026-05-06T20:00:00.000Z' };
const tasks = [
  ...[TaskCreated, TaskUpdated, TaskRestored].map((event) =>
    keeps('task_records', event, {
      '': event.example(atAnInstant),
      [FINISHED]: event.example({ ...about, projectId, ...done }),
    }),
  ),
  keeps('task_records', TaskCompleted, { 'due on a day': TaskCompleted.example(about) }),
  ...[TaskReopened, TaskTrashed].map((event) => keeps('task_records', event)),
  keeps('task_records', TaskSnapshot, {
    '': TaskSnapshot.example({ ...atAnInstant, ...inTrash }),
    [FINISHED]: TaskSnapshot.example({ ...about, projectId, ...done }),
  }),
];

const pictures = [AssetProcessed, AssetUpdated, AssetSnapshot].map((event) =>
  keeps('picture_records', event),
);

/** What ai reads of other services' things only to keep it. */
export const recordReadings = [...people, ...projects, ...goals, ...tasks, ...pictures];
