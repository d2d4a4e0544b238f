import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known about the work at hand wherever it runs: it goes into every log line and every published event. */
export interface WorkContext {
  readonly service: string;
  readonly requestId?: string;
  readonly traceparent?: string;
}

/**
 * Eight services may share one process and Nest's Logger is static, so whose line it is must come from here.
 * Only things that must be right without it: logs and trace ids. Never identity or a transaction.
 */
export const workContext = new AsyncLocalStorage<WorkContext>();
