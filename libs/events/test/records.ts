import { type Received, toHeaders } from '@odyssey/contracts';
import type { IncomingRecord } from '../src/index.ts';

let offset = 0;

/** The Kafka record that carries this event. */
export function recordOf(event: Received, changes: Partial<IncomingRecord> = {}): IncomingRecord {
  offset += 1;
  return {
    topic: `odyssey.${event.type.split('.')[0]}`,
    partition: 0,
    offset: String(offset),
    key: event.subject,
    value: JSON.stringify(event.data),
    headers: { ...toHeaders(event) },
    ...changes,
  };
}

/** Polls until the condition holds. @throws with what was waited for. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  withinMs = 15_000,
): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited ${withinMs} ms in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
