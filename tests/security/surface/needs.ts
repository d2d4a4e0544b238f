import type { Operation } from './operations.ts';

/**
 * What the documents cannot say of a route and the suites over all routes have to know. A suite that meets a new route fails and
 * names what to add here.
 */

/** A link as somebody would forge it. */
export const QUERIES: Record<string, string> = {
  '/v1/media/{id}/content': '?variant=thumb&expires=4102444800&signature=forged',
};

/** Routes whose documents name no field that could be wrong. */
export const TAKES_NOTHING = ['POST /v1/privacy/exports'];

/** The part of a path that names one thing: `/v1/tasks/{id}` of `/v1/tasks/{id}/complete`. */
export const thingOf = ({ path }: Operation): string => path.slice(0, path.indexOf('}') + 1);

/** Whether the path names one thing of a person; `{provider}` names something of the operator's. */
export const hasId = ({ parameters }: Operation): boolean =>
  parameters.some(({ in: where, schema }) => where === 'path' && schema.format === 'uuid');

/** The address of the route for this thing. */
export const addressOf = (operation: Operation, id: string): string =>
  operation.path.replace(/\{\w+\}/, id) + (QUERIES[operation.path] ?? '');

/** Who calls these has no access any more, or soon: they are called by somebody made for it. */
export const ENDS_ACCESS = [
  'POST /v1/auth/logout',
  'DELETE /v1/auth/me',
  'DELETE /v1/auth/sessions',
  'POST /v1/privacy/erasures',
];
