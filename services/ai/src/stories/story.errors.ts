import { OdysseyError } from '@odyssey/contracts';

export class StoryNotReady extends OdysseyError {
  constructor() {
    super('story_not_ready', 'This story is being written; read it again in a moment.', {
      headers: { 'retry-after': '1' },
    });
  }
}

/** A story without facts would be invented. */
export class NothingToTell extends OdysseyError {
  constructor(detail: string) {
    super('nothing_to_tell', detail);
  }
}
