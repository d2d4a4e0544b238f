import { AsyncLocalStorage } from 'node:async_hooks';

/** What an HTTP request or a handled event passes on to the events that it causes. */
export interface MessageContext {
  correlationId?: string | undefined;
  traceparent?: string | undefined;
}

export const messageContext = new AsyncLocalStorage<MessageContext>();
