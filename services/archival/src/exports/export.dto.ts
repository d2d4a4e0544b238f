import { DATA_SERVICES, Id, Instant } from '@odyssey/contracts';
import { z } from 'zod';
import type { ExportEntity } from './export.entity.ts';

export const CountsView = z.record(z.string(), z.int().nonnegative());

export const ExportView = z
  .object({
    id: Id,
    status: z.enum(['requested', 'collecting', 'ready', 'failed', 'expired']),
    services: z.array(
      z.object({
        service: z.enum(DATA_SERVICES),
        status: z.enum(['pending', 'collected', 'failed']),
        counts: CountsView,
      }),
    ),
    bytes: z.int().positive().optional().describe('Of the zip file'),
    downloadUrl: z.string().optional().describe('Relative to the public address; only for its owner'),
    failure: z.object({ code: z.string(), detail: z.string() }).optional(),
    completedAt: Instant.optional(),
    expiresAt: Instant.optional(),
    version: z.int().positive(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Export' });
export type ExportView = z.output<typeof ExportView>;

export function toExportView(one: ExportEntity): ExportView {
  return {
    id: one.id,
    status: one.status,
    services: one.services,
    bytes: one.bytes === null ? undefined : Number(one.bytes),
    downloadUrl: one.status === 'ready' ? `/v1/privacy/exports/${one.id}/download` : undefined,
    failure:
      one.failureCode === null ? undefined : { code: one.failureCode, detail: one.failureDetail ?? '' },
    completedAt: one.completedAt?.toISOString(),
    expiresAt: one.expiresAt?.toISOString(),
    version: one.version,
    createdAt: one.createdAt.toISOString(),
    updatedAt: one.updatedAt.toISOString(),
  };
}
