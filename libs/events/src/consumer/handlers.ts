import type { MessageHandler } from '@nestjs/microservices';
import type { Received } from '@odyssey/contracts';
import { SpanKind } from '@opentelemetry/api';
import { isObservable, lastValueFrom } from 'rxjs';
import { type SpanPlan, traced } from '../tracing.ts';
import type { Tx } from '../tx.ts';
import { inTime } from './deadline.ts';
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

  /** Told of every run, whether it went well or not, and how long it took, in seconds. */
  onRun: ((consumer: string, seconds: number) => void) | undefined;
  /** Told of every event whose effect is committed. */
  onHandled: ((event: Received) => void) | undefined;

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

  /** Runs one handler to its end, as a span of the event's trace. @throws what the handler threw, or HandlerTooSlow. */
  async run(handler: RegisteredHandler, event: Received, tx: Tx): Promise<void> {
    const began = performance.now();
    const given = { correlationId: event.correlationId, traceparent: event.traceparent };
    try {
      const work = traced(this.spanOf(handler, event), given, async () => {
        const result = await handler.run(event.data, new Delivery([event, tx]));
        // A handler behind an interceptor answers with an Observable; one that completes without a value is fine.
        if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
      });
      await inTime(handler.consumer, work);
    } finally {
      this.onRun?.(handler.consumer, (performance.now() - began) / 1_000);
    }
  }

  /** By the semantic conventions for messaging. The key is left out: it names a person. */
  private spanOf({ consumer, event: { topic } }: RegisteredHandler, { id, type }: Received): SpanPlan {
    return {
      name: `process ${type}`,
      kind: SpanKind.CONSUMER,
      attributes: {
        'messaging.system': 'kafka',
        'messaging.operation.type': 'process',
        'messaging.operation.name': 'process',
        'messaging.destination.name': topic,
        'messaging.consumer.group.name': `odyssey.${this.service}`,
        'messaging.message.id': id,
        'odyssey.consumer': consumer,
      },
    };
  }
}
