import { EndAccessWhenErasureRequested } from './end-access-when-erasure-requested.handler.ts';
import { ForgetErasureWhenCancelled } from './forget-erasure-when-cancelled.handler.ts';
import { RememberErasureWhenScheduled } from './remember-erasure-when-scheduled.handler.ts';

/** What auth reacts to, beside what every service does (ended sessions) and the erasure of the account itself (app.module). */
export const handlers = [
  EndAccessWhenErasureRequested,
  RememberErasureWhenScheduled,
  ForgetErasureWhenCancelled,
];
