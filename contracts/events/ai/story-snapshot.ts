import { defineSnapshot } from '../snapshot.ts';
import { StoryGenerated } from './story-generated.ts';
import { StoryState } from './story-state.ts';

export const StorySnapshot = defineSnapshot(StoryGenerated, 'A written story', StoryState);
