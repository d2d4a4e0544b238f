export { type Change, changed, unchanged } from './change.ts';
export { Dispatcher } from './consumer/dispatcher.ts';
export type { EventBus, EventSource, EventTransport, RecordReceiver } from './consumer/event-transport.ts';
export { Handler, type HandlerOptions, reactionOf } from './consumer/handler.ts';
export type { IncomingRecord, Outcome } from './consumer/incoming.ts';
export { LowWaterMark } from './consumer/low-water-mark.ts';
export { ErasedPeople } from './erased-people.ts';
export { EventsModule, type EventsOptions, EventWorkers } from './events.module.ts';
export { kafkaClient } from './kafka/kafka.ts';
export { KafkaBus } from './kafka/kafka-bus.ts';
export type { KafkaSecurity } from './kafka/kafka-security.ts';
export { checkKafka, KAFKA_VARIABLES, kafkaSecurity } from './kafka/kafka-settings.ts';
export { type MessageContext, messageContext } from './message-context.ts';
export { NotNow, type Operation, type OperationKind } from './operating/operation.ts';
export { Operations } from './operating/operations.ts';
export { Outbox } from './outbox/outbox.ts';
export { UnpublishableEvent } from './outbox/publishable.ts';
export { type EventSink, type OutgoingRecord, RecordRefused } from './outbox/relay.ts';
export { type SnapshotSource, snapshotsOf } from './resync/snapshot-source.ts';
export { asTraceparent, beginSpan, inSpan, type SpanPlan, traced } from './tracing.ts';
export { PersonErased, Transactions, type Unless } from './transactions.ts';
export { type Owned, Tx, type UserId } from './tx.ts';

import { CreateEventTables1760000000000 } from './migrations/1760000000000-create-event-tables.ts';
import { KeepTheOutboxMoving1760000001000 } from './migrations/1760000001000-keep-the-outbox-moving.ts';
import { KeepDigestsInTheInbox1760000002000 } from './migrations/1760000002000-keep-digests-in-the-inbox.ts';
import { CreateEventOperations1760000003000 } from './migrations/1760000003000-create-event-operations.ts';

/** Run first in every service's database. */
export const eventsMigrations = [
  CreateEventTables1760000000000,
  KeepTheOutboxMoving1760000001000,
  KeepDigestsInTheInbox1760000002000,
  CreateEventOperations1760000003000,
];
