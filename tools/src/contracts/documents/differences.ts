import { Comparator, type ComparatorOptions } from '@pactflow/openapi-pact-comparator';
import type { OpenApi } from '../../generate/described.ts';
import type { Pact } from '../pact-file.ts';
import { messagesOf, requestsOf } from './comparable.ts';

/** What a service publishes of itself, beside its code. */
export interface Documents {
  readonly http: Readonly<Record<string, OpenApi>>;
  /** AsyncAPI, of all services. */
  readonly events: object;
}

/**
 * Every way in which a pact asks for something other than the documents say, as a sentence each. Routes under
 * `/internal/` are in no document: the typed clients are all that knows them.
 */
export async function differences(pact: Pact, { http, events }: Documents): Promise<string[]> {
  const document = http[pact.provider.name];
  const requests = requestsOf(pact, Object.keys(document?.paths ?? {}));
  const messages = messagesOf(pact);
  const name = `${pact.consumer.name}-${pact.provider.name}.json`;
  if (!document && requests.interactions.length > 0)
    return [`${name}: ${pact.provider.name} has no document in contracts/http`];
  return [
    ...(await compared(name, requests, {
      oas: document as unknown as NonNullable<ComparatorOptions['oas']>,
    })),
    ...(await compared(name, messages, { asyncapi: events as NonNullable<ComparatorOptions['asyncapi']> })),
  ];
}

async function compared(name: string, pact: Pact, document: ComparatorOptions): Promise<string[]> {
  if (pact.interactions.length === 0) return [];
  const found: string[] = [];
  const given = pact as unknown as Parameters<Comparator['compare']>[0];
  for await (const { type, code, message, mockDetails } of new Comparator(document).compare(given)) {
    const { interactionDescription = '', location = '' } = mockDetails ?? {};
    if (type === 'info' || isMeant(pact, code, location)) continue;
    found.push(`${name}, “${interactionDescription}”: ${message} (${location.replace('[root].', '')})`);
  }
  return found;
}

/** A request that is refused is wrong on purpose; and what a provider state fills in is a sample in the pact. */
function isMeant({ interactions }: Pact, code: string, location: string): boolean {
  if (!code.startsWith('request.')) return false;
  const [, index = '', field = ''] = /interactions\[(\d+)\]\.request\.query\.(.+)$/.exec(location) ?? [];
  const at = Number(/interactions\[(\d+)\]/.exec(location)?.[1]);
  const { request, response } = interactions[at] ?? {};
  if (index && request?.generators?.query?.[field]) return true;
  return (response?.status ?? 0) >= 400 && code !== 'request.path-or-method.unknown';
}
