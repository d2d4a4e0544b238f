import type { StorySource } from './story.types.ts';
import type { StoryRecords } from './story-records.ts';

/** What a story links to: what it is about first, then the tasks it tells of, in their order. */
export function sourcesOf({ kind, tasks, goals, project }: StoryRecords): StorySource[] {
  const about: StorySource[] = [];
  if (project) about.push({ type: 'project', id: project.id });
  if (kind === 'goal' || kind === 'celebration')
    about.push(...goals.map(({ id }): StorySource => ({ type: 'goal', id })));
  return [...about, ...tasks.map(({ id }): StorySource => ({ type: 'task', id }))];
}
