import { OdysseyError } from '@odyssey/contracts';
import { addDays, daysBetween } from '../house/calendar.ts';
import type { UsageDay, UsagePeriod, UsageQuery, UsageView } from './usage.dto.ts';

const LONGEST_DAYS = 366;
const USUAL_DAYS = 30;

/** @throws OdysseyError `invalid_request` when the days run backwards or over more than a year. */
export function periodOf(query: UsageQuery, today: string): UsagePeriod {
  const to = query.to ?? today;
  const from = query.from ?? addDays(to, 1 - USUAL_DAYS);
  const days = daysBetween(from, to) + 1;
  if (days >= 1 && days <= LONGEST_DAYS) return { from, to };
  const detail = days < 1 ? `It must not be after ${to}.` : `At most ${LONGEST_DAYS} days at once.`;
  throw new OdysseyError('invalid_request', detail, {
    errors: [{ pointer: '/from', code: 'custom', detail }],
  });
}

/** The sums over all rows. Money is added as whole numbers. */
export function sumUp(days: readonly UsageDay[]): UsageView['total'] {
  const sum = (of: (day: UsageDay) => number) => days.reduce((total, day) => total + of(day), 0);
  return {
    attempts: sum((day) => day.attempts),
    accepted: sum((day) => day.accepted),
    inputTokens: sum((day) => day.inputTokens),
    outputTokens: sum((day) => day.outputTokens),
    costPicoUsd: days.reduce((total, day) => total + BigInt(day.costPicoUsd), 0n).toString(),
    unpricedAttempts: sum((day) => day.unpricedAttempts),
  };
}
