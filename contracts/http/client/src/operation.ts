import type { components, operations } from '../generated/api.ts';

/** How one operation is asked for. */
export interface Operation {
  readonly method: string;
  /** With `{name}` where a value of the address belongs. */
  readonly path: string;
  /** The content type of what is sent; absent: nothing is. */
  readonly body?: string;
  /** The content type of what comes back; absent: nothing does. */
  readonly answer?: string;
  /** Asks for no access token. */
  readonly open?: boolean;
  /** Takes an Idempotency-Key: sent twice with the same one, it happens once. */
  readonly idempotencyKey?: boolean;
}

export type Schemas = components['schemas'];

/** As the API document names them: `Tasks_complete`. */
export type OperationId = keyof operations;

type Responses<Id extends OperationId> = operations[Id]['responses'];
type Success<Id extends OperationId> = Responses<Id>[Extract<keyof Responses<Id>, 200 | 201 | 202 | 204>];
type ContentOf<Response> = Response extends { content: infer Content } ? Content[keyof Content] : undefined;

/** What an operation answers. */
export type DataOf<Id extends OperationId> = ContentOf<Success<Id>>;

/** Operations that answer JSON, or nothing. */
export type JsonOperationId = {
  [Id in OperationId]: Success<Id> extends { content: infer Content }
    ? 'application/json' extends keyof Content
      ? Id
      : never
    : Id;
}[OperationId];

/** Operations that answer a list page by page. */
export type ListOperationId = {
  [Id in OperationId]: operations[Id]['parameters'] extends { query?: { cursor?: string } }
    ? DataOf<Id> extends { items: unknown[]; nextCursor?: string }
      ? Id
      : never
    : never;
}[OperationId];

/** Operations whose answer goes on for as long as one listens. */
export type LiveOperationId = {
  [Id in OperationId]: Success<Id> extends { content: { 'text/event-stream': unknown } } ? Id : never;
}[OperationId];

export type ItemOf<Id extends ListOperationId> = DataOf<Id> extends { items: (infer Item)[] } ? Item : never;
