import type { MessageHandler } from '@nestjs/microservices';
import type { Received } from '@odyssey/contracts';
import { isObservable, lastValueFrom } from 'rxjs';
import { messageContext } from '../message-context.ts';
import type { Tx } from '../tx.ts';
import { Delivery, type HandlerOptions } from './handler.ts';

/** A registered handler with Nest's pipeline (guards, pipes, interceptors) around it. */
export interface RegisteredHandler extends HandlerOptions {
  readonly run: MessageHandler;
  /** What the inbox, metrics and `ce_to` call it: `<service>.<handler name>`. */
  readonly consumer: string;
}

/** What a service reacts to: the handlers that Nest found, by event type, in list order. */
export class Handlers {
  private readonly byType = new Map<string, RegisteredHandler[]>();

  constructor(private readonly service: string) {}

  register(handler: Omit<RegisteredHandler, 'consumer'>): void {
    const known = this.byType.get(handler.event.type) ?? [];
    if (known.some((other) => other.name === handler.name)) {
      throw new Error(
        `two handlers of ${handler.event.type} are named ${handler.name}: the inbox could not tell them apart`,
      );
    }
    const consumer = `${this.service}.${handler.name}`;
    this.byType.set(handler.event.type, [...known, { ...handler, consumer }]);
  }

  of(type: string): readonly RegisteredHandler[] {
    return this.byType.get(type) ?? [];
  }

  /** The handlers that are to run for this event: all of its type, or the one that it is meant for. */
  wanting({ type, to }: Received): readonly RegisteredHandler[] {
    const all = this.of(type);
    if (to === undefined || to === this.service) return all;
    return all.filter((handler) => handler.consumer === to);
  }

  get topics(): string[] {
    return [...new Set([...this.byType.values()].flat().map((handler) => handler.event.topic))].sort();
  }

  get all(): readonly RegisteredHandler[] {
    return [...this.byType.values()].flat();
  }
}

/** Runs one handler to its end. @throws what the handler threw. */
export async function runHandler(handler: RegisteredHandler, event: Received, tx: Tx): Promise<void> {
  await messageContext.run(
    { correlationId: event.correlationId, traceparent: event.traceparent },
    async () => {
      const result = await handler.run(event.data, new Delivery([event, tx]));
      // A handler behind an interceptor answers with an Observable; one that completes without a value is fine.
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    },
  );
}
