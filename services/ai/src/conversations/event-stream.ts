import { Readable } from 'node:stream';

const HEARTBEAT_MS = 15_000;

export type Emit = (event: string, data: object) => void;

/**
 * A body of server-sent events. `work` gets a signal that aborts when the reader has gone; the body ends when the work
 * has settled, which it also does without a reader.
 */
export function eventStream(work: (emit: Emit, signal: AbortSignal) => Promise<void>): Readable {
  const leaving = new AbortController();
  const body = new Readable({
    read() {},
    destroy(error, done) {
      clearInterval(heartbeat);
      leaving.abort();
      done(error);
    },
  });
  const write = (text: string) => {
    if (!body.destroyed) body.push(text);
  };
  const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
  write(': connected\n\n');
  const emit: Emit = (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  work(emit, leaving.signal).then(
    () => body.push(null),
    (error: Error) => body.destroy(error),
  );
  return body;
}

/** Whether `Accept` names server-sent events. */
export const wantsEvents = (accept: string | undefined): boolean =>
  /\btext\/event-stream\b/i.test(accept ?? '');
