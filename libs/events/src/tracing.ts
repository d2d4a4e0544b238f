import {
  type Attributes,
  context,
  INVALID_SPAN_CONTEXT,
  ProxyTracerProvider,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  type SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { type MessageContext, messageContext } from './message-context.ts';

/** A span to be: its name and what is known when it begins, by OpenTelemetry's semantic conventions. */
export interface SpanPlan {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes: Attributes;
}

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;
const NOTHING = trace.wrapSpanContext(INVALID_SPAN_CONTEXT);

/** The process's own, or undefined when it does not trace: handlers run by the thousand, and even a span that keeps nothing costs 2 µs. */
function tracer(): Tracer | undefined {
  const provider = trace.getTracerProvider();
  if (provider instanceof ProxyTracerProvider) return provider.getDelegateTracer('odyssey');
  return provider.getTracer('odyssey');
}

/** Begins a span below this traceparent, or a new trace when there is none; whoever begins it has to end it. */
export function beginSpan({ name, ...options }: SpanPlan, traceparent: string | undefined): Span {
  return tracer()?.startSpan(name, options, below(traceparent)) ?? NOTHING;
}

/** The span as a W3C traceparent; undefined when nothing traces. */
export function asTraceparent(span: Span): string | undefined {
  const { traceId, spanId, traceFlags } = span.spanContext();
  const made = `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
  return TRACEPARENT.test(made) ? made : undefined;
}

/** Runs the work so that what it publishes, enqueues and asks of others goes on from here. */
export const inSpan = <T>(span: Span, own: MessageContext, work: () => T): T =>
  messageContext.run(own, () => context.with(trace.setSpan(context.active(), span), work));

/**
 * Runs the work as a span below the given traceparent. Where nothing traces, the trace is passed on as it came.
 * @throws what the work throws; the span says so.
 */
export async function traced<T>(
  plan: SpanPlan,
  given: MessageContext,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const span = beginSpan(plan, given.traceparent);
  if (span === NOTHING) return messageContext.run(given, () => work(span));
  const own = { ...given, traceparent: asTraceparent(span) ?? given.traceparent };
  try {
    return await inSpan(span, own, () => work(span));
  } catch (error) {
    failed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** Marks the span as failed, with the error's class and message; a stack belongs to the log. */
function failed(span: Span, error: unknown): void {
  const { name, message } = error instanceof Error ? error : { name: typeof error, message: String(error) };
  span.setAttribute('error.type', name);
  span.setStatus({ code: SpanStatusCode.ERROR, message });
}

function below(traceparent: string | undefined) {
  const parent = spanContextOf(traceparent);
  return parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
}

function spanContextOf(traceparent: string | undefined): SpanContext | undefined {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  if (!traceId || !spanId || !flags) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
}
