import { OutgoingCall, openApiOf, reactionsOf, routesOf, type ServiceDefinition } from '@odyssey/platform';
import type { Agreements } from '../../tools/src/contracts/map/agreements.ts';
import { type Boundaries, boundariesOf } from '../../tools/src/contracts/map/boundaries.ts';
import { verifiedKey } from '../../tools/src/contracts/map/join.ts';
import type { OpenApi } from '../../tools/src/generate/described.ts';

/** What the code of a service says of itself, by the same functions that describe the whole house. */
export function said(
  service: Pick<ServiceDefinition, 'name' | 'module'>,
  calls = OutgoingCall.all(),
): Boundaries {
  return boundariesOf({
    documents: { [service.name]: openApiOf(service) as OpenApi },
    reactions: reactionsOf(service).map(({ name, event: { type }, strict }) => ({
      service: service.name,
      handler: name,
      type,
      strict,
    })),
    internalRoutes: routesOf(service.module)
      .filter(({ path }) => path.startsWith('/internal/'))
      .map(({ method, path }) => ({ service: service.name, method: method.toUpperCase(), path })),
    calls: calls.filter(({ provider }) => provider === service.name),
  });
}

/** A contract for each of these boundaries. */
export function allAgreed(boundaries: Boundaries): Agreements {
  const one = (consumer: string, provider: string, description: string) => ({
    consumer,
    provider,
    description,
    identity: `${description} | a state`,
    fields: ['title'],
  });
  const filledIn = (path: string) => path.replaceAll(/\{\w+\}/g, '0189');
  return {
    answers: [
      ...boundaries.routes.flatMap(({ provider, operation, method, path, answers }) =>
        answers.map(({ status, code }) => ({
          ...one('rest-client', provider, [operation, 'answers', status, ...(code ? [code] : [])].join(' ')),
          ...{ method, path: filledIn(path), status },
          ...(code ? { code } : {}),
        })),
      ),
      ...boundaries.calls.map(({ consumer, provider, method, path }) => ({
        ...one(consumer, provider, `${method} ${path}`),
        ...{ method, path: filledIn(path), status: 200 },
      })),
    ],
    readings: [
      ...boundaries.readings.map(({ consumer, provider, type, handler }) => ({
        ...one(consumer, provider, `${type} as ${consumer}.${handler} reads it`),
        ...{ published: type, type, handler },
      })),
      ...boundaries.events.map(({ type, provider }) => ({
        ...one('external', provider, `${type} as external.reader reads it`),
        ...{ published: type, type, handler: 'reader' },
      })),
    ],
  };
}

/** All of them seen to be kept. */
export const kept = ({ answers, readings }: Agreements): Map<string, readonly string[]> =>
  new Map([...answers, ...readings].map((agreed) => [verifiedKey(agreed), agreed.fields]));
