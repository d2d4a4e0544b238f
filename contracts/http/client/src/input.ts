import type { operations } from '../generated/api.ts';
import type { Answer, Version } from './answer.ts';
import type { DataOf, OperationId } from './operation.ts';

/** What every call takes beside what its operation asks for. */
export interface CallOptions {
  /** Headers of your own; they win over what the client would send. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** In all, with every repetition, in milliseconds. Of a stream or a download: until it begins. */
  readonly timeoutMs?: number;
}

type Parameters<Id extends OperationId> = operations[Id]['parameters'];

/** A part of the input: not there when the operation has none, optional when it may be left out. */
type Part<Name extends string, Value> = [NonNullable<Value>] extends [never]
  ? unknown
  : undefined extends Value
    ? { readonly [K in Name]?: NonNullable<Value> }
    : // biome-ignore lint/complexity/noBannedTypes: "is everything in it optional?" is asked with {}.
      {} extends Value
      ? { readonly [K in Name]?: Value }
      : { readonly [K in Name]: Value };

type BodyOf<Id extends OperationId> = operations[Id] extends { requestBody: { content: infer Content } }
  ? Sent<Content>
  : operations[Id] extends { requestBody?: { content: infer Content } }
    ? Sent<Content> | undefined
    : never;

/** A form's file is a Blob or a File. */
type Sent<Content> = Content extends { 'multipart/form-data': infer Form }
  ? Omit<Form, 'file'> & { file: Blob }
  : Content[keyof Content];

type HeadersOf<Id extends OperationId> = [NonNullable<Parameters<Id>['header']>] extends [never]
  ? object
  : NonNullable<Parameters<Id>['header']>;

type Conditions<Id extends OperationId> = ('If-Match' extends keyof HeadersOf<Id>
  ? {
      /** What you change must still be this version; else the call fails with `stale_version`. */
      readonly ifMatch: Version;
    }
  : unknown) &
  ('If-None-Match' extends keyof HeadersOf<Id>
    ? {
        /** What was answered before: it comes back, with status 304, when nothing has changed. */
        readonly ifNoneMatch?: Answer<DataOf<Id>>;
      }
    : unknown) &
  ('Idempotency-Key' extends keyof HeadersOf<Id>
    ? {
        /** One is made for each call. Give your own to repeat a call after a restart. At most 255 characters. */
        readonly idempotencyKey?: string;
      }
    : unknown);

/** What an operation takes. */
export type Input<Id extends OperationId> = CallOptions &
  Part<'path', Parameters<Id>['path']> &
  Part<'query', Parameters<Id>['query']> &
  Part<'body', BodyOf<Id>> &
  Conditions<Id>;

/** The last parameter of a call, which may be left out when nothing in it is required. */
export type Given<Value> = Partial<Value> extends Value ? [input?: Value] : [input: Value];

/** Any input, once the compiler has checked it. */
export interface AnyInput extends CallOptions {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly ifMatch?: Version;
  readonly ifNoneMatch?: Answer<unknown>;
  readonly idempotencyKey?: string;
}
