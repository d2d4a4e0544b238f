import { describe, expect, it } from '@jest/globals';
import { StoryGenerated, TaskCompleted } from '@odyssey/contracts';
import {
  failed,
  newStory,
  sourceKeyOf,
  tellsOtherwise,
  type Written,
  writeAgain,
  written,
} from './story.rules.ts';
import type { Told } from './story.types.ts';

const at = (time: string) => new Date(`2026-05-04T${time}Z`);
const told = (completedAt = '2026-05-04T07:40:00.000Z'): Told => ({
  of: 'task',
  task: { ...TaskCompleted.sample, completedAt },
});
const aStory = () => newStory('01890000-0000-7000-8000-00000000face', 'task', told(), at('07:41'));
const prose: Written = {
  title: 'Before breakfast',
  text: 'Forty-five minutes.',
  sources: [],
  provider: 'house',
  degraded: false,
};

describe('a story', () => {
  it('is known by what it tells of', () => {
    expect(sourceKeyOf(told())).toBe(TaskCompleted.sample.taskId);
    expect(sourceKeyOf({ of: 'period', from: '2026-05-04', to: '2026-05-10', timeZone: 'UTC' })).toBe(
      '2026-05-04',
    );
  });

  it('is written once for a revision, however often its job runs', () => {
    const first = written(aStory(), 1, prose, at('07:42'));
    expect(first.state).toMatchObject({
      status: 'ready',
      revision: 1,
      version: 2,
      ...{ title: prose.title },
    });
    expect(first.events).toMatchObject([{ event: StoryGenerated, data: { revision: 1, text: prose.text } }]);
    expect(written(first.state, 1, prose, at('07:43')).changed).toBe(false);
    expect(written(aStory(), 2, prose, at('07:43')).changed).toBe(false);
  });

  it('cannot be asked for again while it is being written', () => {
    const story = aStory();
    expect(() => writeAgain(story, told(), at('07:42'))).toThrow(
      expect.objectContaining({ code: 'story_not_ready' }),
    );
    const ready = written(story, 1, prose, at('07:42')).state;
    expect(writeAgain(ready, told(), at('07:43'))).toMatchObject({
      status: 'writing',
      revision: 1,
      text: prose.text,
    });
  });

  it('stays readable when a later writing fails', () => {
    const ready = written(aStory(), 1, prose, at('07:42')).state;
    const again = writeAgain(ready, told(), at('07:43'));
    const failure = { code: 'internal_error', detail: 'It failed.' };
    expect(failed(again, 2, failure, at('07:44')).state).toMatchObject({
      status: 'ready',
      failureCode: 'internal_error',
    });
    expect(failed(aStory(), 1, failure, at('07:44')).state.status).toBe('failed');
  });

  it('tells otherwise only when the task was finished at another time', () => {
    expect(tellsOtherwise(aStory(), told())).toBe(false);
    expect(tellsOtherwise(aStory(), told('2026-05-05T07:40:00.000Z'))).toBe(true);
  });
});
