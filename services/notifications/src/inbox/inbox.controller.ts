import { Controller, Get, Headers, Post, Sse } from '@nestjs/common';
import {
  Answers,
  Caller,
  type CallerIdentity,
  IdParam,
  OdysseyError,
  QueryOf,
  Requests,
  Scope,
  Streams,
} from '@odyssey/platform';
import {
  AllRead,
  NotificationMessage,
  NotificationPage,
  NotificationQuery,
  NotificationView,
  readEventId,
  StreamQuery,
  toNotificationView,
} from './inbox.dto.ts';
import { InboxService } from './inbox.service.ts';
import { InboxStream } from './inbox-stream.service.ts';

@Controller('v1/notifications')
export class InboxController {
  constructor(
    private readonly inbox: InboxService,
    private readonly stream: InboxStream,
    private readonly streams: Streams,
    private readonly requests: Requests,
  ) {}

  /** What happened, the newest first, with how much of it is unread. */
  @Get()
  @Scope('notifications:read')
  @Answers(200, NotificationPage)
  list(
    @Caller() { userId }: CallerIdentity,
    @QueryOf(NotificationQuery) query: NotificationQuery,
  ): Promise<NotificationPage> {
    return this.inbox.page(userId, query);
  }

  /** Live: each message has an id; come back with Last-Event-ID and nothing is missed. */
  @Sse('stream')
  @Scope('notifications:read')
  @Answers(200, NotificationMessage, { contentType: 'text/event-stream' })
  follow(
    @Caller() caller: CallerIdentity,
    @QueryOf(StreamQuery) { lastEventId }: StreamQuery,
    @Headers('last-event-id') header?: string,
  ) {
    return this.streams.open(caller, this.stream.open(caller.userId, header ? eventId(header) : lastEventId));
  }

  @Post('read-all')
  @Scope('notifications:write')
  @Answers(200, AllRead)
  readAll(@Caller() caller: CallerIdentity): Promise<AllRead> {
    return this.requests.forCaller(caller, (tx) => this.inbox.readAll(tx, caller.userId));
  }

  @Post(':id/read')
  @Scope('notifications:write')
  @Answers(200, NotificationView)
  read(@Caller() caller: CallerIdentity, @IdParam('id') id: string): Promise<NotificationView> {
    return this.requests.forCaller(caller, async (tx) =>
      toNotificationView(await this.inbox.read(tx, caller.userId, id)),
    );
  }
}

function eventId(header: string): string {
  const read = readEventId(header);
  if (read === null)
    throw new OdysseyError('malformed_request', 'Last-Event-ID must be an id that the stream gave.');
  return read;
}
