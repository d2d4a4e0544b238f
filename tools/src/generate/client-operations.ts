import { ERRORS } from '@odyssey/contracts';
import { GENERATED } from './client-types.ts';
import type { OpenApi } from './described.ts';

interface Described {
  operationId: string;
  security?: object[];
  parameters?: { name: string; in: string }[];
  requestBody?: { content: object };
  responses: Record<string, { content?: object }>;
}

/** How @odyssey/client asks for each operation, and every error code it may be told. */
export function clientOperations(documents: Record<string, OpenApi>): string {
  const lines = Object.values(documents).flatMap(({ paths }) =>
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, Described>).map(([method, operation]) => {
        const { operationId } = operation;
        return `  ${operationId}: ${literal({ method: method.toUpperCase(), path, ...traits(operation) })},`;
      }),
    ),
  );
  const codes = Object.keys(ERRORS)
    .sort()
    .map((code) => `  | '${code}'`);
  return [
    GENERATED,
    "import type { Operation } from '../src/operation.ts';",
    "import type { operations } from './api.ts';",
    '',
    'export const OPERATIONS: Readonly<Record<keyof operations, Operation>> = {',
    ...lines.sort(),
    '};',
    '',
    'export type ErrorCode =',
    `${codes.join('\n')};`,
    '',
  ].join('\n');
}

function traits({ security, parameters = [], requestBody, responses }: Described): object {
  const [body] = Object.keys(requestBody?.content ?? {});
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  const [answer] = Object.keys(success?.content ?? {});
  return {
    ...(body && { body }),
    ...(answer && { answer }),
    ...(security?.length === 0 && { open: true }),
    ...(parameters.some(({ name }) => name.toLowerCase() === 'idempotency-key') && { idempotencyKey: true }),
  };
}

const literal = (value: object) =>
  `{ ${Object.entries(value)
    .map(([name, one]) => `${name}: ${typeof one === 'string' ? `'${one}'` : one}`)
    .join(', ')} }`;
