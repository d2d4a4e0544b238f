import { Logger } from '@nestjs/common';
import {
  context,
  DiagLogLevel,
  diag,
  ProxyTracerProvider,
  type Span,
  type SpanOptions,
  type Context as SpanScope,
  type Tracer,
  type TracerProvider,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { TracerProvider as SpanMaker, type SpanProcessor } from '@opentelemetry/sdk-trace';
import { workContext } from '../boot/context.ts';
import type { Tracing } from './tracing.ts';

const makers = new Map<string, SpanMaker>();
const silent = new ProxyTracerProvider();
let registered = false;

/** Hands every span of this service, from now on, to the processor. */
export function traceService(service: string, processor: SpanProcessor): Tracing {
  register();
  const resource = resourceFromAttributes({ 'service.name': service, 'service.namespace': 'odyssey' });
  const maker = new SpanMaker({ resource, spanProcessors: [processor] });
  makers.set(service, maker);
  return {
    async stop() {
      if (makers.get(service) === maker) makers.delete(service);
      await maker.shutdown();
    },
  };
}

/** Once a process: OpenTelemetry keeps one provider of tracers for all its services. */
function register(): void {
  if (registered) return;
  registered = true;
  const logger = new Logger('Tracing');
  const warn = (message: string) => logger.warn(message);
  const silence = () => undefined;
  diag.setLogger(
    { error: warn, warn, info: silence, debug: silence, verbose: silence },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(new ServiceTracers());
}

/** Services may share a process, and a span says whose it is: the tracer is the one of the service at work. */
class ServiceTracers implements TracerProvider {
  getTracer(name: string, version?: string): Tracer {
    return new ServiceTracer(() => {
      const maker = makers.get(workContext.getStore()?.service ?? '') ?? silent;
      return maker.getTracer(name, version);
    });
  }
}

class ServiceTracer implements Tracer {
  constructor(private readonly atWork: () => Tracer) {}

  startSpan(name: string, options?: SpanOptions, scope?: SpanScope): Span {
    return this.atWork().startSpan(name, options, scope);
  }

  startActiveSpan<F extends (span: Span) => unknown>(name: string, ...rest: unknown[]): ReturnType<F> {
    const tracer = this.atWork();
    const start = tracer.startActiveSpan as (name: string, ...rest: unknown[]) => ReturnType<F>;
    return start.call(tracer, name, ...rest);
  }
}
