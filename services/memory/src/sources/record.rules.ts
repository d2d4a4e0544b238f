import type { DataOf, StoryGenerated, TaskCompleted } from '@odyssey/contracts';

/** A finished task in a sentence that can be found and read: "Finished: Swim 8 × 50 m (45 minutes), for the goal …". */
export function taskAsText(task: DataOf<typeof TaskCompleted>): string {
  const took = task.durationMinutes ? ` (${task.durationMinutes} minutes)` : '';
  const goal = task.goal ? `, for the goal “${task.goal.title}”` : '';
  const tags = task.tags.length > 0 ? ` Tags: ${task.tags.join(', ')}.` : '';
  const description = task.description ? ` ${task.description}` : '';
  return `Finished: ${task.title}${took}${goal}.${description}${tags}`;
}

export const storyAsText = (story: DataOf<typeof StoryGenerated>): string =>
  `${story.title}\n\n${story.text}`;
