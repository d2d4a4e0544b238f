export { ErasureCancelled } from './erasure-cancelled.ts';
export { ErasureCompleted } from './erasure-completed.ts';
export { ErasureProgressed } from './erasure-progressed.ts';
export { ErasureRequested } from './erasure-requested.ts';
export { ErasureScheduled } from './erasure-scheduled.ts';
export { ExportCompleted } from './export-completed.ts';
export { ExportFailed } from './export-failed.ts';
export { ExportRequested } from './export-requested.ts';
