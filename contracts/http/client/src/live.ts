import { Problem, Unreachable } from './errors.ts';
import { EventStreamParser, eventsOf } from './event-stream.ts';
import type { Schemas } from './operation.ts';
import { mayPass, pause, pauseAfter } from './patience.ts';

/** One message of a live stream. */
export interface LiveMessage<Data> {
  /** Kept, and given as `lastEventId` next time, nothing is missed in between. */
  readonly id: string;
  /** What kind of message it is. */
  readonly event: string;
  readonly data: Data;
}

/** An answer to what was said, while it is made. */
export type ReplyEvent =
  /** The next words. */
  | { readonly event: 'delta'; readonly text: string }
  /** Throw away what came: another provider begins. */
  | { readonly event: 'restart' }
  /** The whole answer, as it is kept. */
  | { readonly event: 'done'; readonly reply: Schemas['Reply'] };

/** Three heartbeats of Odyssey. */
const IDLE_MS = 45_000;

interface Following {
  readonly lastEventId?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly idleMs?: number | undefined;
}

/**
 * Follows a stream over lost connections, restarts and renewed tokens, each time from the last message that came.
 * @param open begins it anew behind the id that is given.
 * @throws what cannot pass by itself; the first time, also when nobody answers.
 */
export async function* follow<Data>(
  open: (lastEventId: string) => Promise<Response>,
  { lastEventId = '', signal, idleMs = IDLE_MS }: Following,
): AsyncGenerator<LiveMessage<Data>, void> {
  let last = lastEventId;
  let failures = 0;
  for (let begun = false; ; ) {
    const parser = new EventStreamParser(last);
    let reason: unknown;
    try {
      const response = await open(last);
      begun = true;
      for await (const { id, event, data } of eventsOf(response, parser, idleMs)) {
        failures = 0;
        last = id;
        yield { id, event, data: JSON.parse(data) as Data };
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (!begun || !mayPass(error)) throw error;
      reason = error;
    }
    await pause(parser.retryMs ?? pauseAfter(reason, failures), signal);
    failures += 1;
  }
}

/** @throws Problem when the answer fails, Unreachable when it breaks off. */
export async function* replyOf(response: Response): AsyncGenerator<ReplyEvent, void> {
  for await (const { event, data } of eventsOf(response, new EventStreamParser(), IDLE_MS)) {
    const read = JSON.parse(data);
    if (event === 'delta') yield { event, text: read.text };
    else if (event === 'restart') yield { event };
    else if (event === 'error') throw new Problem(read.status, read);
    else if (event === 'done') {
      yield { event, reply: read };
      return;
    }
  }
  throw new Unreachable('the answer broke off; the conversation holds what had come until then');
}
