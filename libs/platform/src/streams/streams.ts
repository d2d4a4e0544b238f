import { Injectable, type MessageEvent } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import {
  concat,
  defer,
  EMPTY,
  filter,
  finalize,
  from,
  interval,
  map,
  merge,
  type Observable,
  of,
  ReplaySubject,
  Subject,
  switchMap,
  take,
  takeUntil,
  timer,
} from 'rxjs';
import type { CallerIdentity } from '../access/caller.ts';
import { EndedAccess } from '../access/ended-access.ts';

/** One message of a live stream. The id is what a client sends back as Last-Event-ID; always set it. */
export interface StreamMessage {
  id: string;
  type?: string;
  data: object | string;
}

const HEARTBEAT_MS = 15_000;
/** How often a stream looks whether its session still lives. */
const CHECK_MS = 500;

/**
 * As long as the access token of a session. A personal one may live a year, and what it is allowed is asked when a stream begins: until
 * then nobody would notice that the operator demands a second factor by now.
 */
const MAX_STREAM_MS = 10 * 60_000;

/** Each is a connection, kept for as long as its reader likes: one person's must not be all that a service has. */
const OPEN_AT_ONCE = 20;
/** By then a reader that has gone is noticed, most often. */
const RETRY_AFTER_SECONDS = 5;

/** Live streams for `@Sse()` routes: they begin at once, stay alive, and end with the session, the token or the process. */
@Injectable()
export class Streams {
  /** Remembered: whoever comes again while the process ends would hold its door shut to everybody, for eight seconds. */
  private readonly stopping = new ReplaySubject<void>(1);
  private readonly openOf = new Map<string, number>();

  constructor(private readonly ended: EndedAccess) {}

  /**
   * The messages as Nest sends them, with heartbeats in between. Before the first of them it fails with rate_limited when
   * the person has as many streams open here as one may have.
   */
  open(caller: CallerIdentity, messages: Observable<StreamMessage>): Observable<MessageEvent> {
    // A heartbeat is a comment without data: with data Nest would give it an id and spoil Last-Event-ID.
    const hello = of({ comment: 'connected' });
    const heartbeats = interval(HEARTBEAT_MS).pipe(map(() => ({ comment: 'still here' })));
    const expired = timer(Math.min(caller.expiresAt.getTime() - Date.now(), MAX_STREAM_MS));
    const revoked = interval(CHECK_MS).pipe(
      switchMap(() => from(this.gone(caller))),
      filter(Boolean),
      take(1),
    );
    // When the messages end, so does the stream: heartbeats alone would keep it open for nothing.
    const end = new Subject<void>();
    const body = concat(messages, ended(end));
    const stream = concat(
      hello,
      merge(heartbeats.pipe(takeUntil(end)), body).pipe(takeUntil(merge(expired, revoked, this.stopping))),
    );
    // Counted when somebody listens: a caller that has gone by then never ends what it would have begun.
    return defer(() => {
      const left = this.enter(caller.userId);
      return stream.pipe(finalize(left));
    });
  }

  /** Ends every stream, and those that begin from now on right after their first word: the process is about to stop. */
  end(): void {
    this.stopping.next();
  }

  /** @throws rate_limited with Retry-After */
  private enter(person: string): () => void {
    const before = this.openOf.get(person) ?? 0;
    if (before >= OPEN_AT_ONCE) {
      throw new OdysseyError(
        'rate_limited',
        `${OPEN_AT_ONCE} of your live streams are open; close one before you open another.`,
        { headers: { 'retry-after': String(RETRY_AFTER_SECONDS) } },
      );
    }
    this.openOf.set(person, before + 1);
    return () => this.leave(person);
  }

  private leave(person: string): void {
    const left = (this.openOf.get(person) ?? 0) - 1;
    if (left > 0) this.openOf.set(person, left);
    else this.openOf.delete(person);
  }

  private async gone(caller: CallerIdentity): Promise<boolean> {
    return (
      (await this.ended.sessionEnded(caller.userId, caller.sessionId)) ||
      (await this.ended.personErased(caller.userId))
    );
  }
}

function ended(end: Subject<void>): Observable<never> {
  return of(undefined).pipe(
    switchMap(() => {
      end.next();
      return EMPTY;
    }),
  );
}
