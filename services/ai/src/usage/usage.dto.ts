import { LocalDate } from '@odyssey/contracts';
import { z } from 'zod';
import { PURPOSES } from '../models/brief.ts';

const counts = {
  attempts: z.int().describe('Attempts at a provider, the house included'),
  accepted: z.int().describe('Attempts whose answer was used'),
  inputTokens: z.int(),
  outputTokens: z.int(),
  costPicoUsd: z
    .string()
    .regex(/^\d+$/)
    .describe('Pico-US-dollars (10⁻¹² USD) of the attempts whose price is known'),
  unpricedAttempts: z.int().describe('Attempts whose cost is unknown; they are not in the sum'),
};

export const UsageQuery = z.object({
  from: LocalDate.optional().describe('First day, in your time zone; default 29 days before the last'),
  to: LocalDate.optional().describe('Last day, in your time zone; default today'),
});

export const UsageDay = z
  .object({ date: LocalDate, purpose: z.enum(PURPOSES), provider: z.string(), model: z.string(), ...counts })
  .meta({ id: 'UsageDay' });

export const UsageView = z
  .object({ from: LocalDate, to: LocalDate, total: z.object(counts), days: z.array(UsageDay) })
  .meta({ id: 'Usage' });

export type UsageQuery = z.output<typeof UsageQuery>;
export type UsageDay = z.output<typeof UsageDay>;
export type UsageView = z.output<typeof UsageView>;
export type UsagePeriod = Pick<UsageView, 'from' | 'to'>;
