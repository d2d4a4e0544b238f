import type { z } from 'zod';
import { closed } from '../http/closed.ts';
import { type InputData, PATH_NAME } from '../http/input.decorators.ts';
import { limitOf } from '../limits/limit.guard.ts';
import type { Components, Json } from './components.ts';
import { CONTENT_RANGE, ETAG, LOCATION, RATE_LIMIT } from './headers.ts';
import { failuresOf, problemResponses, takesKey } from './problems.ts';
import type { Route } from './routes.ts';

const HEADER = { in: 'header', schema: { type: 'string' } };

/** One route as an OpenAPI operation. */
export function operationOf(route: Route, components: Components, service: string): Json {
  const { facts, inputs } = route;
  const access = facts.access[0];
  const body = bodyOf(route, components);
  const summary = sentenceOf(route.name);
  return {
    operationId: route.name.replace(/Controller\./, '.').replace('.', '_'),
    summary,
    tags: [service],
    security: access?.kind === 'scope' ? [{ accessToken: [] }, ...(access.orHeader ? [{}] : [])] : [],
    ...(access?.kind === 'scope' ? { 'x-scope': access.scope } : {}),
    ...(facts.recentLogin ? { 'x-recent-login': true } : {}),
    ...(facts.beforeSecondFactor ? { 'x-before-second-factor': true } : {}),
    ...(countsCallers(route) ? { 'x-rate-limit': limitOf(facts, route.method.toUpperCase()) } : {}),
    parameters: [
      ...inputs.flatMap((input) => parametersOf(input, components)),
      ...(access?.kind === 'scope' && access.orHeader ? [headerInsteadOfToken(access.orHeader)] : []),
      ...(takesKey(route) ? [idempotencyKey] : []),
      ...(isConditional(route) ? [ifNoneMatch] : []),
      ...(facts.answers[0]?.file ? [range] : []),
    ],
    ...(body ? { requestBody: body } : {}),
    responses: { ...answersOf(route, components), ...problemResponses(failuresOf(route), route.path) },
  };
}

const headerInsteadOfToken = (name: string) => ({
  name,
  ...HEADER,
  description: 'Takes the place of the access token.',
});
const idempotencyKey = {
  name: 'Idempotency-Key',
  ...HEADER,
  // Not as a pattern: a release is out without one, and within /v1 nothing becomes stricter in writing.
  description: 'Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters.',
};
const ifNoneMatch = {
  name: 'If-None-Match',
  ...HEADER,
  description: 'An ETag: 304 when nothing has changed.',
};
const range = {
  name: 'Range',
  ...HEADER,
  description: 'The part that is wanted, like bytes=0-1023.',
};
const ifMatch = {
  name: 'If-Match',
  ...HEADER,
  required: true,
  description: 'The ETag of what was read, or *.',
};

/** `TasksController.completeTask` → `Complete task` */
function sentenceOf(name: string): string {
  const [controller = '', method = ''] = name.split('.');
  const said = `${wordsOf(method)} ${wordsOf(controller.replace(/Controller$/, ''))}`;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** `lifeAreaId` → `life area id` */
const wordsOf = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();

function parametersOf(input: InputData, components: Components): Json[] {
  if (input.in === 'if-match') return [ifMatch];
  if (input.in === 'path') {
    return [
      {
        name: input.name,
        in: 'path',
        required: true,
        description: 'Which one, by its id.',
        schema: { type: 'string', format: 'uuid' },
      },
    ];
  }
  if (input.in === 'path-name') {
    return [
      {
        name: input.name,
        in: 'path',
        required: true,
        description: 'Which one, by its name.',
        schema: { type: 'string', pattern: PATH_NAME.source },
      },
    ];
  }
  if (input.in !== 'query') return [];
  return Object.entries(input.schema.shape).map(([name, field]) => {
    const { description, ...schema } = components.schemaOf(field as z.ZodType, 'input');
    const optional = (field as z.ZodType).safeParse(undefined).success;
    // Every input of a list that does not say otherwise is a filter.
    const said = description ?? `Only those with this ${wordsOf(name)}.`;
    return { name, in: 'query', required: !optional, description: said, schema };
  });
}

function bodyOf(route: Route, components: Components): Json | undefined {
  const input = route.inputs.find((one) => one.in === 'body');
  const { consumes } = route.facts;
  if (input) {
    const type = route.method === 'patch' ? 'application/merge-patch+json' : 'application/json';
    const required = !closed(input.schema).safeParse({}).success;
    return { required, content: { [type]: { schema: components.schemaOf(input.schema, 'input') } } };
  }
  if (!consumes) return undefined;
  const schema = consumes.schema ? components.schemaOf(consumes.schema, 'input') : {};
  return { required: true, content: { [consumes.contentType]: { schema } } };
}

function answersOf(route: Route, components: Components): Json {
  const [answer] = route.facts.answers;
  if (!answer) return {};
  const headers = {
    ...(answersVersion(answer.schema) || answer.file ? { ETag: ETAG } : {}),
    ...(answer.location ? { Location: LOCATION } : {}),
    ...(countsCallers(route) ? RATE_LIMIT : {}),
  };
  const content = answer.schema && {
    [answer.contentType]: { schema: components.schemaOf(answer.schema, 'output') },
  };
  const opaque = !answer.schema && answer.contentType !== 'application/json' && { [answer.contentType]: {} };
  const body = content || opaque ? { content: content || opaque } : {};
  return {
    [String(answer.status)]: {
      description: answer.description ?? 'As asked',
      ...(Object.keys(headers).length > 0 ? { headers } : {}),
      ...body,
    },
    ...(answer.file
      ? {
          '206': {
            description: 'The part that Range names',
            headers: { ...headers, 'Content-Range': CONTENT_RANGE },
            ...body,
          },
        }
      : {}),
    ...(isConditional(route) ? { '304': { description: 'Nothing has changed' } } : {}),
  };
}

/** As LimitGuard does. */
const countsCallers = ({ facts: { access, limit } }: Route): boolean =>
  access[0]?.kind === 'scope' || limit !== undefined;

/** Whether an ETag in If-None-Match may be answered by 304. */
function isConditional({ facts, method }: Route): boolean {
  const [answer] = facts.answers;
  if (method !== 'get' || !answer || answer.conditional === false) return false;
  return answer.file === true || answersVersion(answer.schema);
}

function answersVersion(schema: z.ZodType | null | undefined): boolean {
  return Boolean(
    schema &&
      'shape' in schema &&
      typeof schema.shape === 'object' &&
      schema.shape &&
      'version' in schema.shape,
  );
}
