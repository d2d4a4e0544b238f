import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { closed } from './closed.ts';
import { fieldErrors } from './field-errors.ts';
import { type Answer, routeFacts } from './route.decorators.ts';
import { etagOf, noneMatch } from './versions.ts';

/** Gives each answer what its `@Answers` promises: ETag and 304, Location, and no copy in a shared cache. */
@Injectable()
export class AnswersInterceptor implements NestInterceptor {
  /** @param checked every view is compared with its schema first: for tests, too dear for production. */
  constructor(private readonly checked: boolean) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const [answer] = routeFacts(context.getClass(), context.getHandler()).answers;
    if (!answer || answer.contentType === 'text/event-stream') return next.handle();
    const http = context.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(map((view: unknown) => this.shape(answer, view, http.getRequest(), reply)));
  }

  private shape(answer: Answer, view: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
    if (reply.sent) return view;
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    // A route that may answer live instead (text/event-stream, when Accept asks) hands over a stream.
    const streamed = view instanceof StreamableFile;
    if (answer.schema && this.checked && answer.contentType === 'application/json' && !streamed)
      check(answer, view, request);
    if (answer.location) void reply.header('location', answer.location(view as never));
    const version = (view as { version?: unknown } | null | undefined)?.version;
    if (typeof version !== 'number' || answer.withoutETag?.(view as never)) return view;
    const etag = etagOf(version);
    void reply.header('etag', etag);
    if (
      answer.conditional === false ||
      !isRead(request) ||
      !noneMatch(request.headers['if-none-match'], etag)
    )
      return view;
    void reply.status(304);
    return undefined;
  }
}

const isRead = ({ method }: FastifyRequest) => method === 'GET' || method === 'HEAD';

function check(answer: Answer, view: unknown, request: FastifyRequest): void {
  const json: unknown = view === undefined ? undefined : JSON.parse(JSON.stringify(view));
  const read = closed(answer.schema as NonNullable<Answer['schema']>).safeParse(json, { reportInput: true });
  if (read.success) return;
  const faults = fieldErrors(read.error).map(({ pointer, detail }) => `${pointer}: ${detail}`);
  throw new Error(
    `${request.method} ${request.routeOptions.url} answers otherwise than @Answers says: ${faults.join(' ')}`,
  );
}
