import { DATA_SERVICES, Id, Instant } from '@odyssey/contracts';
import { z } from 'zod';
import { CountsView } from '../exports/export.dto.ts';
import type { ErasureEntity } from './erasure.entity.ts';

const THIRTY_DAYS = 2_592_000;
const SEVEN_DAYS = 604_800;

export const ErasureRequest = z
  .object({
    coolOffSeconds: z
      .int()
      .min(0)
      .max(THIRTY_DAYS)
      .default(SEVEN_DAYS)
      .describe('How long it can still be cancelled'),
  })
  .meta({ id: 'ErasureRequest' });
export type ErasureRequest = z.output<typeof ErasureRequest>;

export const ErasureView = z
  .object({
    id: Id,
    status: z.enum(['scheduled', 'running', 'completed', 'cancelled']),
    runsAt: Instant,
    services: z.array(
      z.object({
        service: z.enum(DATA_SERVICES),
        status: z.enum(['pending', 'completed']),
        counts: CountsView,
        completedAt: Instant.optional(),
      }),
    ),
    startedAt: Instant.optional(),
    completedAt: Instant.optional(),
    certificate: z.string().optional().describe('A JWS (ES256): what was erased where, what is kept and why'),
    version: z.int().positive(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Erasure' });
export type ErasureView = z.output<typeof ErasureView>;

/** The only answer that holds the receipt. */
export const ScheduledErasureView = ErasureView.extend({
  receipt: z.string().describe('Send it as header Erasure-Receipt; it is shown this once'),
}).meta({ id: 'ScheduledErasure' });
export type ScheduledErasureView = z.output<typeof ScheduledErasureView>;

/** @param id the id it was asked for by */
export function toErasureView(erasure: ErasureEntity, id = erasure.id): ErasureView {
  return {
    id,
    status: erasure.status,
    runsAt: erasure.runsAt.toISOString(),
    services: erasure.services,
    startedAt: erasure.startedAt?.toISOString(),
    completedAt: erasure.completedAt?.toISOString(),
    certificate: erasure.certificate ?? undefined,
    version: erasure.version,
    createdAt: erasure.createdAt.toISOString(),
    updatedAt: erasure.updatedAt.toISOString(),
  };
}
