import { Logger } from '@nestjs/common';

/** The spans of one service on their way to a collector. */
export interface Tracing {
  /** Sends what is left; gives up at its deadline. */
  stop(): Promise<void>;
}

const NONE: Tracing = { stop: async () => undefined };
/** A collector that takes longer is away, and must not hold up the end of the process. Milliseconds. */
const FLUSH_MS = 2_000;
/** One send to the collector, its repetitions included. Milliseconds. */
const EXPORT_MS = 5_000;

/**
 * Sends the service's spans by OTLP over HTTP to this address. Without one nothing is traced, and OpenTelemetry's
 * parts are not even loaded.
 */
export async function startTracing(service: string, url: string | undefined): Promise<Tracing> {
  if (!url) return NONE;
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { BatchSpanProcessor } = await import('@opentelemetry/sdk-trace');
  const { traceService } = await import('./service-tracers.ts');
  const provider = traceService(
    service,
    new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url, timeoutMillis: EXPORT_MS }) }),
  );
  return { stop: () => withinDeadline(provider.stop()) };
}

async function withinDeadline(flushed: Promise<void>): Promise<void> {
  const logger = new Logger('Tracing');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      logger.warn('the last spans could not be sent in time');
      resolve();
    }, FLUSH_MS);
  });
  const done = flushed.catch((error: Error) =>
    logger.warn(`the last spans could not be sent: ${error.message}`),
  );
  await Promise.race([done, late]);
  clearTimeout(timer);
}
