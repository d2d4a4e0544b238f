import { type DynamicModule, type ForwardReference, RequestMethod, type Type } from '@nestjs/common';
import type { InputData } from '../http/input.decorators.ts';
import { type RouteFacts, routeFacts } from '../http/route.decorators.ts';

/** A route as its decorators describe it. */
export interface Route {
  readonly name: string;
  readonly controller: Type;
  readonly method: string;
  /** With parameters in braces: `/v1/tasks/{id}`. */
  readonly path: string;
  readonly inputs: readonly InputData[];
  readonly facts: RouteFacts;
}

type Imported = Type | DynamicModule | ForwardReference | Promise<DynamicModule>;

/** Every route of a module and of what it imports, read from metadata: nothing is started. */
export function routesOf(root: Type): Route[] {
  return controllersOf(root).flatMap(routesOfController);
}

/** What handles requests and events in a module and in what it imports, in list order. */
export function controllersOf(root: Type): Type[] {
  const controllers = new Set<Type>();
  collect(root, controllers, new Set());
  return [...controllers];
}

function collect(imported: Imported, controllers: Set<Type>, seen: Set<unknown>): void {
  const given = 'forwardRef' in imported ? (imported.forwardRef() as Imported) : imported;
  if (seen.has(given) || given instanceof Promise) return;
  seen.add(given);
  const dynamic = 'module' in given ? given : undefined;
  const type = (dynamic?.module ?? given) as Type;
  const listed = (key: string) => (Reflect.getMetadata(key, type) as unknown[] | undefined) ?? [];
  for (const one of [...listed('controllers'), ...(dynamic?.controllers ?? [])]) controllers.add(one as Type);
  for (const one of [...listed('imports'), ...(dynamic?.imports ?? [])])
    collect(one as Imported, controllers, seen);
}

function routesOfController(controller: Type): Route[] {
  const prefixes = [Reflect.getMetadata('path', controller) as string | string[]].flat();
  const methods = Object.getOwnPropertyNames(controller.prototype).filter((name) => name !== 'constructor');
  return methods.flatMap((name) => {
    const handler = (controller.prototype as Record<string, unknown>)[name];
    const path =
      typeof handler === 'function'
        ? (Reflect.getMetadata('path', handler) as string | undefined)
        : undefined;
    // An event handler is a method of a controller too, but has no path.
    if (path === undefined || typeof handler !== 'function') return [];
    const method = RequestMethod[Reflect.getMetadata('method', handler) as number] ?? 'GET';
    return prefixes.map((prefix) => ({
      name: `${controller.name}.${name}`,
      controller,
      method: method.toLowerCase(),
      path: joined(prefix, path),
      inputs: inputsOf(controller, name),
      facts: routeFacts(controller, handler),
    }));
  });
}

const joined = (...parts: (string | undefined)[]) =>
  `/${parts
    .flatMap((part) => (part ?? '').split('/'))
    .filter(Boolean)
    .map((part) => part.replace(/^:(\w+).*$/, '{$1}'))
    .join('/')}`;

function inputsOf(controller: Type, method: string): InputData[] {
  const args = Reflect.getMetadata('__routeArguments__', controller, method) as
    | Record<string, { data?: unknown; index: number }>
    | undefined;
  return Object.values(args ?? {})
    .sort((a, b) => a.index - b.index)
    .map((argument) => argument.data)
    .filter((data): data is InputData => typeof data === 'object' && data !== null && 'in' in data);
}

const WRITES = new Set(['post', 'put', 'patch', 'delete']);

/** What is missing in the decorators of these routes, a sentence each. */
export function faultsOf(routes: readonly Route[]): string[] {
  return routes.flatMap(({ name, method, path, facts }) => [
    ...(facts.access.length === 1 ? [] : [`${name} needs exactly one of @Public, @Scope and @Internal`]),
    ...(facts.answers.length === 1 ? [] : [`${name} needs one @Answers`]),
    ...(facts.access[0]?.kind === 'public' &&
    WRITES.has(method) &&
    !facts.limit &&
    !path.startsWith('/internal/')
      ? [`${name} is @Public and writes: it needs @RateLimit`]
      : []),
    ...(facts.recentLogin && facts.access[0]?.kind !== 'scope'
      ? [`${name}: @RecentLogin goes with @Scope`]
      : []),
  ]);
}
