import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  Injectable,
  NotFoundException,
} from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { countProblems } from '../health/metrics.ts';
import { asOdysseyError, problemOf } from './problem.ts';
import { traceIdOf } from './trace.ts';

/** Which methods an address takes; Nest and Fastify only know 404. */
export interface KnownMethods {
  allowed(path: string): string[];
}

/** Answers every error, whoever threw it, as problem+json, logs it at the level of its kind, and counts it. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly answered: ReturnType<typeof countProblems>;

  constructor(
    private readonly publicUrl: string,
    private readonly methods: KnownMethods,
    registry: Registry,
  ) {
    this.answered = countProblems(registry);
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also Fastify's way in, for errors that it finds before Nest is asked (`/%ff`). */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const path = request.url.split('?')[0] ?? request.url;
    const shown = this.unknownMethod(error, path, request.method) ?? asOdysseyError(error);
    const { def } = shown;
    this.answered.inc({ code: def.code });
    request.log[def.log](
      {
        code: def.code,
        ...(def.status >= 500 ? { err: shown.cause ?? shown } : {}),
        ...(typeof shown.cause === 'string' ? { why: shown.cause } : {}),
      },
      // The detail may quote what somebody wrote: it is theirs to read, not ours.
      def.title,
    );
    if (reply.raw.headersSent) {
      // Half an answer is out: only an end in mid-air tells the caller that it is not whole.
      reply.raw.destroy();
      return;
    }
    for (const [name, value] of Object.entries(shown.headers)) void reply.header(name, value);
    if (def.kind === 'unavailable' && !reply.hasHeader('retry-after')) void reply.header('retry-after', '1');
    if (def.kind === 'unauthenticated' && !reply.hasHeader('www-authenticate'))
      void reply.header('www-authenticate', 'Bearer');
    void reply
      .status(def.status)
      .header('cache-control', 'no-store')
      .type('application/problem+json; charset=utf-8')
      .send(problemOf(shown, { publicUrl: this.publicUrl, path, traceId: traceIdOf(request) }));
  }

  private unknownMethod(error: unknown, path: string, method: string): OdysseyError | undefined {
    if (!(error instanceof NotFoundException) || !error.message.startsWith('Cannot ')) return undefined;
    const allowed = this.methods.allowed(path);
    if (allowed.length === 0 || allowed.includes(method)) {
      return new OdysseyError('not_found', `There is no route ${method} ${path}.`);
    }
    return new OdysseyError('method_not_allowed', `${path} takes ${allowed.join(', ')}, not ${method}.`, {
      headers: { allow: allowed.join(', ') },
    });
  }
}
