import { Logger } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import type { EventSink } from '../outbox/relay.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { HandlerOptions } from './handler.ts';
import type { IncomingRecord, Outcome } from './incoming.ts';

/** Who takes records over from a source: the dispatcher. */
export interface RecordReceiver {
  /** @param suspect it came soon after a start, so it may be what ended the last process. */
  accept(record: IncomingRecord, settled: (outcome: Outcome) => void, suspect?: boolean): void;
  /** Forgets what is not started of the records that this is true for. */
  forget(lost: (record: IncomingRecord) => boolean): void;
  /** Resolves when all that was started has ended. */
  drain(): Promise<void>;
  /** Records taken over and not started. */
  readonly waiting: number;
}

/** Where records come from: Kafka, or the in-memory bus of fast tests. */
export interface EventSource {
  /** Returns at once; connecting goes on in the background, however long the broker is away. */
  start(topics: readonly string[]): void;
  /** Ends with everything started either stored or left for the next owner. */
  stop(): Promise<void>;
  /** True when records of every topic can reach us. */
  readonly joined: boolean;
  /** Records between what is finished and the end of the partitions we own, as far as is known. */
  readonly lag: number;
}

/** What carries events between services, as one of them sees it: where its own go, and where others' come from. */
export interface EventBus {
  sink(): EventSink;
  /** Members of one group share the records; each group gets all of them. */
  source(group: string, receiver: RecordReceiver): EventSource;
  /** Ends what is being tried at a broker that is away. */
  giveUp(): void;
}

/**
 * Nest's side of the consumer: collects the handlers that Nest found and starts the source.
 * Nest's own `addHandler` chains the handlers of one pattern and runs them at the same time; when one failed, the
 * other's queries would run after our rollback. Ours keeps a list, and the dispatcher runs it in order.
 */
export class EventTransport extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly source: EventSource | null,
  ) {
    super();
  }

  /** True once the group is joined; a service without handlers has nothing to join. */
  get joined(): boolean {
    return this.source === null || this.dispatcher.handlers.topics.length === 0 || this.source.joined;
  }

  override addHandler(
    _pattern: unknown,
    run: MessageHandler,
    _isEvent = false,
    extras: Record<string, unknown> = {},
  ): void {
    this.dispatcher.handlers.register({ ...(extras as unknown as HandlerOptions), run });
  }

  listen(done: (error?: unknown) => void): void {
    const { topics } = this.dispatcher.handlers;
    if (topics.length > 0) this.source?.start(topics);
    new Logger('EventTransport').debug(
      `${this.dispatcher.handlers.all.length} handlers on ${topics.join(', ') || 'no topic'}`,
    );
    done();
  }

  close(): Promise<void> {
    this.closing ??= this.source ? this.source.stop() : this.dispatcher.drain();
    return this.closing;
  }

  on(): never {
    throw new Error('this transport has no events');
  }

  unwrap<T>(): T {
    return this.source as T;
  }
}
