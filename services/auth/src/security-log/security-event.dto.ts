import { Id, Instant } from '@odyssey/contracts';
import { PageQuery } from '@odyssey/platform';
import { z } from 'zod';
import type { SecurityEventEntity } from './security-event.entity.ts';
import { SECURITY_KINDS } from './security-kinds.ts';

export const SecurityEventsQuery = PageQuery.extend({ kind: z.enum(SECURITY_KINDS).optional() });
export type SecurityEventsQuery = z.output<typeof SecurityEventsQuery>;

export const SecurityEventView = z
  .object({
    id: Id,
    kind: z.enum(SECURITY_KINDS),
    at: Instant,
    network: z.string().optional().describe('Where the request came from, shortened: 203.0.113.0/24'),
    device: z.string().optional().describe('In plain words: Firefox on Linux'),
    sessionId: Id.optional(),
    details: z.record(z.string(), z.string()).describe('What it was about; differs by kind'),
  })
  .meta({ id: 'SecurityEvent' });
export type SecurityEventView = z.output<typeof SecurityEventView>;

export const toSecurityEventView = (event: SecurityEventEntity): SecurityEventView => ({
  id: event.id,
  kind: event.kind,
  at: event.at.toISOString(),
  ...(event.network && { network: event.network }),
  ...(event.device && { device: event.device }),
  ...(event.sessionId && { sessionId: event.sessionId }),
  details: event.details,
});
