import { describe, expect, it } from '@jest/globals';
import {
  AchievementEarnedV2,
  ExportCompleted,
  GoalCompleted,
  PlanProposed,
  SessionCreated,
  TaskCompleted,
} from '@odyssey/contracts';
import * as messages from './messages.rules.ts';

describe('what people are told', () => {
  it('counts in words that fit', () => {
    const { steps } = PlanProposed.sample;
    expect(messages.planProposed(PlanProposed.sample).body).toMatch(
      /^1 step\. It begins with “Swim 8 × 50 m”\./,
    );
    expect(messages.planProposed({ ...PlanProposed.sample, steps: [...steps, ...steps] }).body).toMatch(
      /^2 steps\./,
    );
    expect(messages.taskCompleted(TaskCompleted.sample).body).toBe(
      '3 of 8 tasks for “Swim 1,500 m without a rest”.',
    );
    expect(messages.taskCompleted({ ...TaskCompleted.sample, goal: undefined }).body).toBe('Well done.');
  });

  it('gives times in the person’s own zone, and names it', () => {
    const body = (zone: string) => messages.exportReady(ExportCompleted.sample, zone).body;
    expect(body('Europe/Lisbon')).toBe('90 kB, to be downloaded until 11 May 2026 at 08:40 (Europe/Lisbon).');
    expect(body('Asia/Tokyo')).toContain('16:40 (Asia/Tokyo)');
  });

  it('shortens what a stranger’s browser says of itself', () => {
    const { body } = messages.newSignIn({ ...SessionCreated.sample, userAgent: 'x'.repeat(500) }, 'UTC');
    expect(body.length).toBeLessThan(300);
  });
});

describe('a goal that is reached', () => {
  const goal = messages.reachedBy(GoalCompleted.sample);
  const earned = messages.earnedBy(AchievementEarnedV2.sample);

  it('is told the same in whichever order its two events come', () => {
    expect(messages.goalReached(earned, messages.goalReached(goal).data)).toEqual(
      messages.goalReached(goal, messages.goalReached(earned).data),
    );
  });

  it('learns nothing from the same event again', () => {
    const { data } = messages.goalReached(goal);
    expect(messages.addsTo(goal, data)).toBe(false);
    expect(messages.addsTo(earned, data)).toBe(true);
    expect(messages.addsTo(goal, messages.goalReached(earned, data).data)).toBe(false);
  });
});
