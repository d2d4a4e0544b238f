import type { CustomFetchOptions } from 'openid-client';
import { isSafeToFetch } from './oidc-settings.rules.ts';
import { ProviderAway } from './provider-faults.ts';

/** The largest honest document is a discovery of some ten kilobytes. */
const MAX_BYTES = 256 * 1024;

/**
 * How a provider is asked: within a deadline from the first byte to the last, for a document of some size at most, over TLS
 * unless it is on this machine, and nowhere that it would send us to.
 * @param deadline milliseconds
 * @throws ProviderAway
 */
export async function boundedFetch(
  address: string,
  { method, headers, body }: Pick<CustomFetchOptions, 'method' | 'headers' | 'body'>,
  deadline: number,
): Promise<Response> {
  const url = new URL(address);
  const where = `${method} ${url.origin}${url.pathname}`;
  if (!isSafeToFetch(url)) throw new ProviderAway(`${where} is not over TLS`, 'unwell');
  const init: RequestInit = { method, headers, redirect: 'manual', signal: AbortSignal.timeout(deadline) };
  try {
    const answer = await fetch(url, body ? { ...init, body: String(body) } : init);
    const { status } = answer;
    if ((status >= 300 && status < 400) || status === 429 || status >= 500) {
      await answer.body?.cancel();
      throw new ProviderAway(`${where} answered ${status}`, 'unwell');
    }
    return new Response(await wholeOf(answer, where), { status, headers: answer.headers });
  } catch (error) {
    if (error instanceof ProviderAway) throw error;
    throw new ProviderAway(`${where}: ${reasonOf(error)}`, 'silent');
  }
}

async function wholeOf(answer: Response, where: string): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body ?? []) {
    bytes += part.byteLength;
    // Leaving the loop cancels the stream: no more of it is read.
    if (bytes > MAX_BYTES) throw new ProviderAway(`${where} answered more than ${MAX_BYTES} bytes`, 'unwell');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** `fetch failed` says nothing; its cause does (ECONNREFUSED). */
function reasonOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message ?? String(error);
}
