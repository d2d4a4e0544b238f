import {
  type ArgumentsHost,
  Catch,
  Controller,
  createParamDecorator,
  type ExceptionFilter,
  type ExecutionContext,
} from '@nestjs/common';
import { EXCEPTION_FILTERS_METADATA } from '@nestjs/common/constants.js';
import { BaseRpcContext, EventPattern } from '@nestjs/microservices';
import { type EventDef, newestOf, type Received } from '@odyssey/contracts';
import type { Tx } from '../tx.ts';

/** What a handler's method is called with, as Nest's context of the call. */
export class Delivery extends BaseRpcContext<[Received, Tx]> {}

/** What the decorator tells the transport about a handler. */
export interface HandlerOptions {
  /** Fixed for ever: the inbox knows the consumer as `<service>.<name>`. */
  readonly name: string;
  readonly event: EventDef;
  /** A failing event waits for an operator instead of becoming a dead letter after an hour. */
  readonly strict: boolean;
}

/** Nest would log the error and answer with its own; the dispatcher needs the original to decide what to do. */
@Catch()
class Rethrow implements ExceptionFilter {
  catch(error: unknown, _host: ArgumentsHost): never {
    throw error;
  }
}

/** Nest asks the filters of a class from the last to the first, and those of the method before them. */
function rethrowLast(target: object): void {
  const filters: unknown[] = Reflect.getMetadata(EXCEPTION_FILTERS_METADATA, target) ?? [];
  Reflect.defineMetadata(EXCEPTION_FILTERS_METADATA, [Rethrow, ...filters], target);
}

const REACTION = Symbol('reaction');

/** What a controller class reacts to, or undefined when it is none of ours: for documents and checks, nothing is started. */
export const reactionOf = (target: object): HandlerOptions | undefined =>
  Reflect.getMetadata(REACTION, target) as HandlerOptions | undefined;

const FromDelivery = createParamDecorator((index: 0 | 1, context: ExecutionContext) =>
  context.switchToRpc().getContext<Delivery>().getArgByIndex(index),
);

type HandlerClass<E extends EventDef> = new (
  ...dependencies: never[]
) => {
  handle(event: Received<E>, tx: Tx): Promise<unknown> | unknown;
};

/**
 * Makes a class the handler of an event: `handle(event, tx)` runs once for each event, in the transaction that also
 * keeps the inbox row. List it in `handlers/index.ts`. A renamed handler would run every event again: never rename.
 */
export function Handler<E extends EventDef>(name: string, event: E, options: { strict?: boolean } = {}) {
  return (target: HandlerClass<E>): void => {
    const method = Object.getOwnPropertyDescriptor(target.prototype, 'handle');
    if (!method) throw new Error(`${target.name} has no method handle`);
    const newest = newestOf(event.type) ?? event;
    if (newest.type !== event.type)
      throw new Error(`${target.name} must handle ${newest.type}: records of ${event.type} are upcast to it`);
    const extras: HandlerOptions = { name, event, strict: options.strict ?? false };
    FromDelivery(0)(target.prototype, 'handle', 0);
    FromDelivery(1)(target.prototype, 'handle', 1);
    Reflect.defineMetadata(REACTION, extras, target);
    EventPattern<string>(event.type, extras)(target.prototype, 'handle', method);
    rethrowLast(target);
    Controller()(target);
  };
}
