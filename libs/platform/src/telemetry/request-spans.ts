import { asTraceparent, beginSpan, inSpan } from '@odyssey/events';
import { INVALID_SPAN_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { workContext } from '../boot/context.ts';
import { adoptTraceparent, traceparentOf } from '../http/trace.ts';

const spans = new WeakMap<FastifyRequest, Span>();

/** Gives every request its id, its span and the context in which all that it causes belongs to it. */
export function traceRequests(fastify: FastifyInstance, service: string): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    workContext.run({ service, requestId: request.id }, () => {
      // Probes come every few seconds and tell nothing; their routes are marked by their log level.
      const span =
        request.routeOptions.logLevel === 'warn'
          ? trace.wrapSpanContext(INVALID_SPAN_CONTEXT)
          : begin(request);
      inSpan(span, { correlationId: request.id, traceparent: traceparentOf(request) }, done);
    });
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    end(request, reply.statusCode);
    done();
  });
  fastify.addHook('onRequestAbort', (request, done) => {
    end(request, undefined);
    done();
  });
}

/** By the semantic conventions for HTTP; the path without its ids, which is what a route is. */
function begin(request: FastifyRequest): Span {
  const { method, protocol, headers, routeOptions } = request;
  const route = routeOptions.url;
  const plan = {
    name: route ? `${method} ${route}` : method,
    kind: SpanKind.SERVER,
    attributes: {
      'http.request.method': method,
      'url.scheme': protocol,
      ...(route ? { 'http.route': route, 'url.path': route } : {}),
      'odyssey.request_id': request.id,
    },
  };
  const received = [headers.traceparent].flat()[0];
  const span = beginSpan(plan, received);
  const made = asTraceparent(span);
  // Where nothing traces, the span is the caller's own; then the request has a traceparent of its own making.
  if (made && made !== received) adoptTraceparent(request, made);
  spans.set(request, span);
  return span;
}

function end(request: FastifyRequest, status: number | undefined): void {
  const span = spans.get(request);
  if (!span) return;
  spans.delete(request);
  if (status !== undefined) span.setAttribute('http.response.status_code', status);
  if (status === undefined || status >= 500) {
    span.setAttribute('error.type', status === undefined ? 'aborted' : String(status));
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}
