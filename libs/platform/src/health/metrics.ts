import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Injection token of the service's own Prometheus registry: several services may share a process. */
export const METRICS = Symbol('metrics');

export function metricsRegistry(service: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  return registry;
}

/** Times every answer by route pattern, never by address: ids would make a series each. */
export function measureRequests(fastify: FastifyInstance, registry: Registry): void {
  const seconds = new Histogram({
    name: 'odyssey_http_request_seconds',
    help: 'Time to answer a request, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
}

/** @returns takes note of when the certificate in use ends */
export function certificateEnd(registry: Registry): (end: Date) => void {
  const gauge = new Gauge({
    name: 'odyssey_tls_certificate_end_seconds',
    help: 'When the certificate in use ends, in seconds since 1970',
    registers: [registry],
  });
  return (end) => gauge.set(end.getTime() / 1000);
}

const PROBLEMS = 'odyssey_http_problems_total';

/** Counts errors that were answered, by their code; all filters of one service count together. */
export function countProblems(registry: Registry): Counter<'code'> {
  const known = registry.getSingleMetric(PROBLEMS) as Counter<'code'> | undefined;
  return (
    known ??
    new Counter({
      name: PROBLEMS,
      help: 'Errors that were answered, by their code',
      labelNames: ['code'],
      registers: [registry],
    })
  );
}
