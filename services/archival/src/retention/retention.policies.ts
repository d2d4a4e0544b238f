import type { DataService } from '@odyssey/contracts';
import { RECEIPT_DAYS } from '../erasures/erasures.service.ts';
import { EXPORT_KEPT_DAYS } from '../exports/export.rules.ts';

export interface RetentionPolicy {
  id: string;
  service: DataService;
  kind: string;
  days: number;
  /** What happens then. */
  action: 'archive' | 'delete';
  /** False while nothing carries it out yet. */
  enforced: boolean;
  description: string;
}

const policy = (
  service: DataService,
  kind: string,
  rest: Omit<RetentionPolicy, 'id' | 'service' | 'kind'>,
) => ({
  id: `${service}.${kind}`,
  service,
  kind,
  ...rest,
});

/** How long what is kept; what is not here is kept until its owner deletes it. */
export const RETENTION_POLICIES: readonly RetentionPolicy[] = [
  policy('ai', 'stories', {
    days: 365,
    action: 'archive',
    enforced: false,
    description: 'Stories move to the archive a year after they were written.',
  }),
  policy('ai', 'feedback', {
    days: 90,
    action: 'archive',
    enforced: false,
    description: 'Feedback on answers moves to the archive.',
  }),
  policy('goals', 'trash', {
    days: 30,
    action: 'delete',
    enforced: true,
    description: 'What lies in the trash is deleted for good.',
  }),
  policy('archival', 'exports', {
    days: EXPORT_KEPT_DAYS,
    action: 'delete',
    enforced: true,
    description: 'The file of an export is deleted.',
  }),
  policy('archival', 'erasures', {
    days: RECEIPT_DAYS,
    action: 'delete',
    enforced: true,
    description: 'After a completed erasure its matrix, certificate and the hash of its receipt are deleted.',
  }),
];
