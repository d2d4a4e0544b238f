import { recordErasureParts } from './record-erasure-part.handlers.ts';
import { ScheduleErasureWhenUserAskedAuth } from './schedule-erasure-when-user-asked-auth.handler.ts';

/** What archival reacts to; ended sessions (libs/platform) come on top, as everywhere. */
export const handlers = [ScheduleErasureWhenUserAskedAuth, ...recordErasureParts];
