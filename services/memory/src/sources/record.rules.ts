import type { DataOf, StoryGenerated, TaskCompleted, TaskSnapshot } from '@odyssey/contracts';
import type { TaskOrStory } from './records.service.ts';

type FinishedSnapshot = DataOf<typeof TaskSnapshot> & { completedAt: string };
type FinishedTask = DataOf<typeof TaskCompleted> | FinishedSnapshot;

export const wasFinished = (task: DataOf<typeof TaskSnapshot>): task is FinishedSnapshot =>
  task.completedAt !== undefined;

export const taskToRemember = (task: FinishedTask, version: number): TaskOrStory => ({
  kind: 'task',
  content: taskAsText(task),
  source: { type: 'task', id: task.taskId, version },
  validFrom: new Date(task.completedAt),
});

export const storyToRemember = (story: DataOf<typeof StoryGenerated>): TaskOrStory => ({
  kind: 'story',
  content: `${story.title}\n\n${story.text}`,
  source: { type: 'story', id: story.storyId, version: story.revision },
  validFrom: new Date(story.writtenAt),
});

/** A finished task in a sentence that can be found and read: "Finished: Swim 8 × 50 m (45 minutes), for the goal …". */
function taskAsText(task: FinishedTask): string {
  const took = task.durationMinutes ? ` (${task.durationMinutes} minutes)` : '';
  const goal = task.goal ? `, for the goal “${task.goal.title}”` : '';
  const tags = task.tags.length > 0 ? ` Tags: ${task.tags.join(', ')}.` : '';
  const description = task.description ? ` ${task.description}` : '';
  return `Finished: ${task.title}${took}${goal}.${description}${tags}`;
}
