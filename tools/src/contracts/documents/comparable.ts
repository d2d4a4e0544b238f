import type { Interaction, Pact } from '../pact-file.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SOME_ID = '01890000-0000-7000-8000-000000000001';

/** The part of a pact that a document can be held against: the routes that it describes, or the messages. */
export function requestsOf(pact: Pact, paths: readonly string[]): Pact {
  return {
    ...pact,
    interactions: pact.interactions
      .filter(({ request }) => request && !request.path.startsWith('/internal/'))
      .map((interaction) => withIds(interaction, paths)),
  };
}

/** Where a record lies is the channel's, and its key the binding's: to AsyncAPI they are no headers. */
export function messagesOf(pact: Pact): Pact {
  const messages = pact.interactions.filter(({ type }) => type === 'Asynchronous/Messages');
  return {
    ...pact,
    interactions: messages.map(({ metadata = {}, ...message }) => {
      const { kafka_topic: _topic, kafka_key: _key, contentType: _type, ...headers } = metadata;
      return { ...message, metadata: headers };
    }),
  };
}

/**
 * Who shows what a malformed id is answered with asks for a path that no document has. Which route is meant is plain,
 * and its answer is to be compared like any other.
 */
function withIds(interaction: Interaction, paths: readonly string[]): Interaction {
  const { request } = interaction;
  if (!request) return interaction;
  const route = paths.find((path) => isOf(path, request.path));
  if (!route) return interaction;
  const template = route.split('/');
  const path = request.path
    .split('/')
    .map((segment, at) => (template[at] === '{id}' && !UUID.test(segment) ? SOME_ID : segment))
    .join('/');
  return { ...interaction, request: { ...request, path } };
}

function isOf(route: string, path: string): boolean {
  const [template, segments] = [route.split('/'), path.split('/')];
  return (
    template.length === segments.length &&
    template.every((part, at) => part.startsWith('{') || part === segments[at])
  );
}
