import { type Fact, type Headers, type Received, toHeaders } from '@odyssey/contracts';
import { v7 as uuidv7 } from 'uuid';
import { messageContext } from '../message-context.ts';
import { aggregateIdOf, checkRecord, payloadOf } from './publishable.ts';

/** An event that is certain to be published when its transaction commits. Its version is drawn then. */
export interface StagedEvent {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly type: string;
  readonly aggregate: { readonly type: string; readonly id: string };
  readonly headers: Headers;
  readonly payload: string;
}

interface Origin {
  readonly person: string;
  readonly cause: Received | undefined;
  /** The one consumer that it is meant for. */
  readonly to: string | undefined;
}

/** Larger than any version, so that the header has its room. */
const VERSION_TO_COME = 2 ** 31;

/** @throws UnpublishableEvent */
export function stagedEvent(fact: Fact, { person, cause, to }: Origin): StagedEvent {
  const { event } = fact;
  const payload = payloadOf(fact);
  const aggregate = { type: event.aggregate, id: aggregateIdOf(fact) };
  const context = messageContext.getStore();
  const id = uuidv7();
  const traceparent = context?.traceparent ?? cause?.traceparent;
  const headers = toHeaders({
    id,
    type: event.type,
    source: `/services/${event.service}`,
    subject: person,
    time: new Date().toISOString(),
    correlationId: cause?.correlationId ?? context?.correlationId ?? id,
    ...(cause ? { causationId: cause.id } : {}),
    aggregate: { ...aggregate, version: VERSION_TO_COME },
    ...(to ? { to } : {}),
    ...(traceparent ? { traceparent } : {}),
  });
  checkRecord(event, { key: person, value: payload, headers });
  return { id, topic: event.topic, key: person, type: event.type, aggregate, headers, payload };
}
