import type {
  AchievementEarnedV2,
  DataOf,
  ErasureScheduled,
  ExportCompleted,
  GoalCompleted,
  PlanFailed,
  PlanProposed,
  SessionCreated,
  SessionRevoked,
  StoryGenerated,
  TaskCompleted,
} from '@odyssey/contracts';
import type { Message } from './notification.rules.ts';

/** What people are told, in words. Pure: an event in, a message out. */

export const welcome = (displayName: string): Message => ({
  title: `Welcome, ${displayName}`,
  body: 'Your life areas are laid out. Add a goal that matters to you and ask for a plan.',
  data: {},
  cause: 'You opened an account.',
});

export function planProposed({ planId, goalId, steps }: DataOf<typeof PlanProposed>): Message {
  const [first] = steps;
  const begins = first ? ` It begins with “${first.title}”.` : '';
  return {
    title: 'A plan is ready for you',
    body: `${count(steps.length, 'step')}.${begins} Look at it and accept what you like.`,
    data: { planId, goalId, steps: steps.length },
    cause: 'You asked for a plan.',
  };
}

export const planFailed = ({ planId, goalId, code, detail }: DataOf<typeof PlanFailed>): Message => ({
  title: 'No plan could be made',
  body: `${sentence(detail)} Your goal is as it was; ask again whenever you like.`,
  data: { planId, goalId, code },
  cause: 'You asked for a plan.',
});

export const storyReady = ({ storyId, kind, title, sources }: DataOf<typeof StoryGenerated>): Message => ({
  title: `A story for you: ${title}`,
  body:
    kind === 'celebration'
      ? 'It celebrates the goal that you reached.'
      : 'It tells what you did, from your own records.',
  data: { storyId, kind, sources },
  cause: 'A story about you was written.',
});

export function taskCompleted({ taskId, goalId, title, goal }: DataOf<typeof TaskCompleted>): Message {
  const progress = goal
    ? `${goal.completedTasks} of ${count(goal.totalTasks, 'task')} for “${goal.title}”.`
    : 'Well done.';
  return { title: `Done: ${title}`, body: progress, data: { taskId, goalId }, cause: 'You finished a task.' };
}

type Reached = Pick<DataOf<typeof GoalCompleted>, 'goalId' | 'title'> & {
  completedAt?: string;
  tasks?: number;
  achievement?: { id: string; kind: string; title: string };
};

export const reachedBy = ({ goalId, title, completedAt, tasks }: DataOf<typeof GoalCompleted>): Reached => ({
  goalId,
  title,
  completedAt,
  tasks: tasks.length,
});

export const earnedBy = ({
  achievementId,
  kind,
  title,
  source,
}: DataOf<typeof AchievementEarnedV2>): Reached => ({
  goalId: source.id,
  title,
  achievement: { id: achievementId, kind, title },
});

/** Completion and achievement arrive in either order: each adds what it knows, what is known stays. */
export function goalReached(news: Reached, known: Partial<Reached> = {}): Message {
  const data = { ...news, ...known };
  const tasks = data.tasks ? `You finished ${count(data.tasks, 'task')} for it.` : 'You reached it.';
  const achievement = data.achievement ? ' It is now among your achievements.' : '';
  return {
    title: `Goal reached: ${data.title}`,
    body: tasks + achievement,
    data,
    cause: 'You reached a goal.',
  };
}

/** Whether the notification would learn anything by it. */
export const addsTo = (news: Reached, known: Partial<Reached>): boolean =>
  Object.entries(news).some(([field, value]) => value !== undefined && !(field in known));

export const exportReady = (
  { exportId, bytes, expiresAt }: DataOf<typeof ExportCompleted>,
  zone: string,
): Message => ({
  title: 'Your export is ready',
  body: `${size(bytes)}, to be downloaded until ${when(expiresAt, zone)}.`,
  data: { exportId, bytes, expiresAt },
  cause: 'You asked for a copy of everything that is kept about you.',
});

export function newSignIn(
  { sessionId, startedAt, userAgent }: DataOf<typeof SessionCreated>,
  zone: string,
): Message {
  const device = userAgent ? `, with ${clipped(userAgent)}` : '';
  return {
    title: 'New sign-in to your account',
    body: `On ${when(startedAt, zone)}${device}. If this was not you, somebody else knows your password.`,
    data: { event: 'sign_in', sessionId, startedAt },
    cause: 'Somebody signed in with your password.',
  };
}

export const reuseDetected = (
  { sessionId, revokedAt }: DataOf<typeof SessionRevoked>,
  zone: string,
): Message => ({
  title: 'A session was ended to protect you',
  body: `On ${when(revokedAt, zone)} a refresh token was used a second time, as happens when it has been copied. Sign in again where you need to.`,
  data: { event: 'token_reuse', sessionId, revokedAt },
  cause: 'A refresh token of yours was used twice.',
});

export const erasureScheduled = (
  { erasureId, runsAt }: DataOf<typeof ErasureScheduled>,
  zone: string,
): Message => ({
  title: 'Your account will be erased',
  body: `Everything is erased from ${when(runsAt, zone)} on. Until then you can cancel it.`,
  data: { event: 'erasure_scheduled', erasureId, runsAt },
  cause: 'The erasure of your account was asked for.',
});

export const erasureCancelled = (erasureId: string): Message => ({
  title: 'Your account stays',
  body: 'The erasure was cancelled. Nothing was erased.',
  data: { event: 'erasure_cancelled', erasureId },
  cause: 'The erasure of your account was cancelled.',
});

const count = (many: number, thing: string): string => `${many} ${thing}${many === 1 ? '' : 's'}`;
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
const clipped = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

function size(bytes: number): string {
  const [unit, scale] = bytes < 1e6 ? (['kB', 1e3] as const) : (['MB', 1e6] as const);
  return `${Math.max(1, Math.round(bytes / scale))} ${unit}`;
}

/** In the person's own time, which is named, since mail is read anywhere. */
export const when = (instant: string, timeZone: string): string =>
  `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(instant))} (${timeZone})`;
