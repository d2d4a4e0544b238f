import { OdysseyError } from '@odyssey/contracts';
import type { FastifyRequest } from 'fastify';
import { hasBody, isForm } from '../proxy/bodies.ts';

/**
 * Calls back when a body has not arrived whole in time: who sends a byte a minute must not hold a connection for ever.
 * @param patience milliseconds for a body, and for a form with a file
 */
export function awaitBody(
  { raw, headers }: Pick<FastifyRequest, 'raw' | 'headers'>,
  patience: { readonly body: number; readonly upload: number },
  late: (error: OdysseyError) => void,
): void {
  if (!hasBody(headers)) return;
  const ms = isForm(headers) ? patience.upload : patience.body;
  const timer = setTimeout(() => {
    if (raw.complete) return;
    late(
      new OdysseyError('request_timeout', `The body did not arrive within ${ms / 1000} s.`, {
        // What follows of the body is not read: the connection cannot be used again.
        headers: { connection: 'close' },
      }),
    );
  }, ms).unref();
  for (const over of ['end', 'close'] as const) raw.once(over, () => clearTimeout(timer));
}
