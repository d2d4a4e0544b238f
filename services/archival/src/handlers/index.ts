import { CancelErasureWhenWithdrawnAuth } from './cancel-erasure-when-withdrawn-auth.handler.ts';
import { recordErasureParts } from './record-erasure-part.handlers.ts';
import { ScheduleErasureWhenUserAskedAuth } from './schedule-erasure-when-user-asked-auth.handler.ts';

/** What archival reacts to; ended sessions (libs/platform) come on top, as everywhere. */
export const handlers = [
  ScheduleErasureWhenUserAskedAuth,
  CancelErasureWhenWithdrawnAuth,
  ...recordErasureParts,
];
