import { describe, expect, it } from '@jest/globals';
import { AchievementEarned, AchievementEarnedV2 } from '@odyssey/contracts';
import { Handler, reactionOf } from './handler.ts';

describe('a handler', () => {
  it('is of the newest version of its event: earlier ones are upcast to it', () => {
    class Newest {
      handle() {}
    }
    Handler('mind', AchievementEarnedV2)(Newest);
    expect(reactionOf(Newest)).toMatchObject({ name: 'mind', event: AchievementEarnedV2 });

    class Superseded {
      handle() {}
    }
    expect(() => Handler('mind', AchievementEarned)(Superseded)).toThrow(
      'Superseded must handle goals.achievement.earned.v2: records of goals.achievement.earned.v1 are upcast to it',
    );
  });
});
