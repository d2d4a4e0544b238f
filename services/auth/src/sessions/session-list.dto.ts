import { Id, Instant } from '@odyssey/contracts';
import { mergePatch } from '@odyssey/platform';
import { z } from 'zod';
import { deviceOf } from '../security-log/place.rules.ts';
import type { SessionEntity } from './session.entity.ts';
import { endOf } from './session.rules.ts';

const Name = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^\P{Cc}*$/u, 'must not contain control characters');

export const NameSession = mergePatch(z.object({ name: Name.optional() })).meta({ id: 'NameSession' });
export type NameSession = z.output<typeof NameSession>;

export const EndSessionsQuery = z.object({
  keep: z.enum(['current']).optional().describe('`current`: the session that asks goes on'),
});
export type EndSessionsQuery = z.output<typeof EndSessionsQuery>;

export const SessionView = z
  .object({
    id: Id,
    name: z.string().optional().describe('What its owner calls it'),
    device: z.string().optional().describe('In plain words: Firefox on Linux'),
    network: z.string().optional().describe('Where it was last used from, shortened: 203.0.113.0/24'),
    current: z.boolean().describe('Whether it is the one that asks'),
    startedAt: Instant,
    lastUsedAt: Instant.describe(
      'When tokens were last given out for it: at most ten minutes before its last request',
    ),
    expiresAt: Instant.describe('When it ends if it is not used again'),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Session' });
export type SessionView = z.output<typeof SessionView>;

export const toSessionView = (session: SessionEntity, current: string): SessionView => {
  const device = deviceOf(session.userAgent);
  return {
    id: session.id,
    ...(session.name && { name: session.name }),
    ...(device && { device }),
    ...(session.network && { network: session.network }),
    current: session.id === current,
    startedAt: session.startedAt.toISOString(),
    lastUsedAt: session.lastUsedAt.toISOString(),
    expiresAt: endOf(session).toISOString(),
    version: session.version,
    createdAt: session.createdAt.toISOString(),
    updatedAt: session.updatedAt.toISOString(),
  };
};
