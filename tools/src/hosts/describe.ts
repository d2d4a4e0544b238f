import { OutgoingCall, openApiOf, reactionsOf, routesOf } from '@odyssey/platform';
import { services } from './services.ts';

/** What the code says of itself, as JSON on standard output: for the generated documents. Nothing is started. */
const documents = Object.fromEntries(
  services.filter(({ name }) => name !== 'gateway').map((service) => [service.name, openApiOf(service)]),
);
const reactions = services.flatMap((service) =>
  reactionsOf(service).map((reaction) => ({
    service: service.name,
    handler: reaction.name,
    type: reaction.event.type,
    strict: reaction.strict,
  })),
);
const internalRoutes = services.flatMap(({ name, module }) =>
  routesOf(module)
    .filter(({ path }) => path.startsWith('/internal/'))
    .map((route) => ({ service: name, method: route.method.toUpperCase(), path: route.path })),
);
process.stdout.write(JSON.stringify({ documents, reactions, internalRoutes, calls: OutgoingCall.all() }));
