import { type DataService, OdysseyError } from '@odyssey/contracts';
import { certificateTrouble } from '@odyssey/platform';

/** The service did not take the connection, or broke it before it answered. */
export class UpstreamUnavailable extends OdysseyError {
  override readonly name = 'UpstreamUnavailable';

  constructor(service: DataService, cause: unknown) {
    super(
      'upstream_unavailable',
      `The ${service} service cannot be reached right now. Try again in a moment.`,
      {
        headers: { 'retry-after': '1' },
        cause,
      },
    );
  }
}

/** The service answers nobody at the moment; the request was not sent to it. */
export class UpstreamSilent extends OdysseyError {
  override readonly name = 'UpstreamSilent';

  constructor(service: DataService) {
    super(
      'upstream_unavailable',
      `The ${service} service does not answer right now. Nothing was done. Try again in a moment.`,
      { headers: { 'retry-after': '2' } },
    );
  }
}

/** The service took the request and did not begin to answer in time. It may still have done what was asked. */
export class UpstreamTimeout extends OdysseyError {
  override readonly name = 'UpstreamTimeout';

  constructor(service: DataService, cause: unknown) {
    super(
      'upstream_timeout',
      `The ${service} service took too long to answer. Try again in a moment; send an Idempotency-Key with what must not happen twice.`,
      { headers: { 'retry-after': '5' }, cause },
    );
  }
}

const TIMEOUTS = new Set([
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'FST_REPLY_FROM_GATEWAY_TIMEOUT',
  'FST_REPLY_FROM_TIMEOUT',
]);

/** Names what went wrong on the way to a service; an error of ours (a body over its limit) stays what it is. */
export function upstreamError(service: DataService, error: unknown): OdysseyError {
  const chain = [...causes(error)];
  const ours = chain.find((one) => one instanceof OdysseyError);
  if (ours) return ours;
  if (chain.some((one) => TIMEOUTS.has((one as NodeJS.ErrnoException).code ?? '')))
    return new UpstreamTimeout(service, error);
  return new UpstreamUnavailable(service, certificateTrouble(service, error) ?? error);
}

/** An address with several machines behind it fails with the errors of all. */
export function codeOf(error: Error): string {
  const [first] = error instanceof AggregateError ? (error.errors as Error[]) : [];
  return (error as NodeJS.ErrnoException).code ?? (first as NodeJS.ErrnoException | undefined)?.code ?? '';
}

/** Nobody took the connection, nor refused it. */
export const isUntaken = (error: Error): boolean =>
  /^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT|EHOSTUNREACH)$/.test(codeOf(error));

function* causes(error: unknown): Generator<unknown> {
  for (let at = error; at instanceof Error; at = at.cause) yield at;
}
