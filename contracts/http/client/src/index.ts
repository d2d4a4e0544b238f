export type { components, operations, paths } from '../generated/api.ts';
export type { ErrorCode } from '../generated/operations.ts';
export type { Answer, Version } from './answer.ts';
export { type ClientOptions, createClient, OdysseyClient } from './client.ts';
export { type FieldError, Problem, SignedOut, Unreachable } from './errors.ts';
export type { CallOptions, Input } from './input.ts';
export type { LiveMessage, ReplyEvent } from './live.ts';
export type {
  DataOf,
  ItemOf,
  JsonOperationId,
  ListOperationId,
  LiveOperationId,
  OperationId,
  Schemas,
} from './operation.ts';
export type { TokenStore, Tokens } from './session.ts';
