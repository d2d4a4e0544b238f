import { reactionOf } from '@odyssey/events';
import { HANDLERS_OF_ALL, OutgoingCall, openApiOf, reactionsOf, routesOf } from '@odyssey/platform';
import { services } from './services.ts';

/** What the code says of itself, as JSON on standard output: for the generated documents. Nothing is started. */
const documents = Object.fromEntries(
  services.filter(({ name }) => name !== 'gateway').map((service) => [service.name, openApiOf(service)]),
);
const reactions = services.flatMap(({ name, module }) =>
  reactionsOf(module).map((reaction) => ({
    service: name,
    handler: reaction.name,
    type: reaction.event.type,
    strict: reaction.strict,
  })),
);
const ofAll = HANDLERS_OF_ALL.flatMap((handler) => reactionOf(handler) ?? []);
const topicsRead = Object.fromEntries(
  services
    .filter(({ name }) => name !== 'gateway')
    .map(({ name, module }) => [
      name,
      [...new Set([...reactionsOf(module), ...ofAll].map(({ event }) => event.topic))].sort(),
    ]),
);
const internalRoutes = services.flatMap(({ name, module }) =>
  routesOf(module)
    .filter(({ path }) => path.startsWith('/internal/'))
    .map((route) => ({ service: name, method: route.method.toUpperCase(), path: route.path })),
);
process.stdout.write(
  JSON.stringify({ documents, reactions, topicsRead, internalRoutes, calls: OutgoingCall.all() }),
);
