import { Injectable, Logger } from '@nestjs/common';
import type { UserId } from '@odyssey/events';
import type { StreamMessage } from '@odyssey/platform';
import { catchError, concatMap, defer, EMPTY, from, merge, type Observable, of } from 'rxjs';
import { toStreamMessage } from './inbox.dto.ts';
import { InboxService } from './inbox.service.ts';
import { InboxWakes } from './inbox-wakes.service.ts';

const BATCH = 100;

/** A person's inbox as it changes, without a gap from wherever the reader was. */
@Injectable()
export class InboxStream {
  private readonly logger = new Logger('InboxStream');

  constructor(
    private readonly inbox: InboxService,
    private readonly wakes: InboxWakes,
  ) {}

  /**
   * @param lastEventId where the reader stands; absent: only what comes from now on. When the database fails the
   *   stream ends, and the reader comes back with the last id it saw.
   */
  open(owner: UserId, lastEventId: string | undefined): Observable<StreamMessage> {
    return defer(() => from(this.start(owner, lastEventId))).pipe(
      concatMap((start) => {
        const place = { after: start };
        // Subscribed to the wakes before the first look: what comes in between wakes it again. Looks never overlap.
        return merge(of(undefined), this.wakes.of(owner)).pipe(
          concatMap(() => from(this.news(owner, place))),
        );
      }),
      catchError((error: Error) => {
        this.logger.warn(`a stream ends, its inbox cannot be read: ${error.message}`);
        return EMPTY;
      }),
    );
  }

  /** A place that lies ahead of the inbox was given by another database: the reader goes on from what there is. */
  private async start(owner: UserId, lastEventId: string | undefined): Promise<string> {
    const current = await this.inbox.lastEventId(owner);
    return lastEventId !== undefined && BigInt(lastEventId) < BigInt(current) ? lastEventId : current;
  }

  private async *news(owner: UserId, place: { after: string }): AsyncGenerator<StreamMessage> {
    while (true) {
      const messages = await this.inbox.since(owner, place.after, BATCH);
      for (const message of messages) {
        place.after = message.seq;
        yield toStreamMessage(message);
      }
      if (messages.length < BATCH) return;
    }
  }
}
