import { Unreachable } from './errors.ts';

/** One server-sent event. */
export interface ServerEvent {
  /** The last id that was given; come back with it and nothing is missed. */
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** Reads the event stream format of the HTML standard, however the bytes are cut. */
export class EventStreamParser {
  lastEventId: string;
  /** How long the server wants a reader to wait before it comes back, in ms. */
  retryMs: number | undefined;
  private rest = '';
  private event = '';
  private data: string[] = [];

  constructor(lastEventId = '') {
    this.lastEventId = lastEventId;
  }

  push(text: string): ServerEvent[] {
    const whole = this.rest + text;
    // A CR at the end may be the first half of a line's end.
    const lines = whole.split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.line(line));
  }

  private line(line: string): ServerEvent[] {
    if (line === '') return this.dispatch();
    const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === 'data') this.data.push(value);
    else if (name === 'event') this.event = value;
    else if (name === 'id' && !value.includes('\0')) this.lastEventId = value;
    else if (name === 'retry' && /^\d+$/.test(value)) this.retryMs = Number(value);
    return [];
  }

  private dispatch(): ServerEvent[] {
    const { event, data } = this;
    this.event = '';
    this.data = [];
    if (data.length === 0) return [];
    return [{ id: this.lastEventId, event: event || 'message', data: data.join('\n') }];
  }
}

/**
 * The events of an answer as they come, to its end.
 * @param idleMs how long silence is believed: a connection that is gone does not always say so.
 * @throws Unreachable when the connection breaks, or is silent for longer.
 */
export async function* eventsOf(
  { body }: Response,
  parser: EventStreamParser,
  idleMs: number,
): AsyncGenerator<ServerEvent, void> {
  if (!body) return;
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    while (true) {
      const { done, value } = await withinIdle(reader.read(), idleMs);
      if (done) return;
      yield* parser.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    // Whoever stops reading wants the connection closed, and not to hear that it was closed already.
    reader.cancel().catch(() => undefined);
  }
}

async function withinIdle<T>(read: Promise<T>, idleMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silent = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unreachable(`the stream was silent for ${idleMs / 1000} s`)), idleMs);
  });
  try {
    return await Promise.race([read, silent]);
  } catch (error) {
    if (error instanceof Unreachable) throw error;
    throw new Unreachable('the stream broke off', { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
