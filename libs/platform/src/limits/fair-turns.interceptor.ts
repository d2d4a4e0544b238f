import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defer, finalize, type Observable, switchMap } from 'rxjs';
import { callerOf } from '../access/caller.ts';
import { routeFacts } from '../http/route.decorators.ts';
import { FairQueue } from './fair-queue.ts';
import { limitClassOf } from './limit.guard.ts';
import { aside } from './shedding.ts';

/** Four of a service's fourteen connections to its database, at most, are at work for one person's reads. */
const AT_ONCE = { running: 4, waiting: 100, waitMs: 5_000 };

/**
 * Requests of one person take turns, in each class by itself: a model that thinks for a minute holds up no reading. A
 * turn ends when the route has its answer; live streams cost others nothing and take none.
 */
@Injectable()
export class FairTurns implements NestInterceptor {
  private readonly queue = new FairQueue(AT_ONCE);

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const caller = callerOf(request);
    const [answer] = routeFacts(context.getClass(), context.getHandler()).answers;
    if (!caller || answer?.contentType === 'text/event-stream') return next.handle();
    const turn = `${limitClassOf(context)}:${caller.userId}`;
    const left = new AbortController();
    const reply = http.getResponse<FastifyReply>();
    const { raw } = reply;
    const leaves = () =>
      left.abort(new OdysseyError('rate_limited', 'The caller has gone before it was its turn.'));
    raw.once('close', leaves);
    if (raw.destroyed) leaves();
    return defer(
      async () => this.queue.enterNow(turn) ?? aside(reply, () => this.queue.enter(turn, left.signal)),
    ).pipe(
      finalize(() => raw.off('close', leaves)),
      switchMap((done) => next.handle().pipe(finalize(done))),
    );
  }
}
