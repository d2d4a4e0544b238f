import {
  type Attributes,
  context,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  type SpanKind,
  SpanStatusCode,
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
/** The process decides whether it traces; without a set-up this one makes spans that cost and keep nothing. */
const tracer = trace.getTracer('odyssey');

/** Begins a span below this traceparent, or a new trace when there is none; whoever begins it has to end it. */
export function beginSpan({ name, ...options }: SpanPlan, traceparent: string | undefined): Span {
  return tracer.startSpan(name, options, below(traceparent));
}

/** The span as a W3C traceparent; undefined when nothing traces and there is no trace to pass on. */
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
