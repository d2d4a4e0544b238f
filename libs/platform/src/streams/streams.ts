import { Injectable, type MessageEvent } from '@nestjs/common';
import {
  concat,
  EMPTY,
  filter,
  from,
  interval,
  map,
  merge,
  type Observable,
  of,
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

/** A timer counts no further (2^31 ms, 24 days); a personal access token may live a year. */
const MAX_STREAM_MS = 2_147_483_647;

/** Live streams for `@Sse()` routes: they begin at once, stay alive, and end with the session, the token or the process. */
@Injectable()
export class Streams {
  private readonly stopping = new Subject<void>();

  constructor(private readonly ended: EndedAccess) {}

  /** The messages as Nest sends them, with heartbeats in between. */
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
    return concat(hello, merge(heartbeats.pipe(takeUntil(end)), body)).pipe(
      takeUntil(merge(expired, revoked, this.stopping)),
    );
  }

  /** Ends every stream: the process is about to stop. */
  end(): void {
    this.stopping.next();
  }

  private async gone(caller: CallerIdentity): Promise<boolean> {
    return (
      (await this.ended.sessionEnded(caller.sessionId)) || (await this.ended.personErased(caller.userId))
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
