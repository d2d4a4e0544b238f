export interface Route {
  readonly method: string;
  readonly path: string;
}

/** The route that a request goes to: of those whose template fits, the one with the fewest parameters. */
export function routeFor<R extends Route>(routes: readonly R[], method: string, path: string): R | undefined {
  return routes
    .filter((route) => route.method === method && patternOf(route.path).test(path))
    .sort((one, other) => parametersOf(one) - parametersOf(other))[0];
}

const parametersOf = ({ path }: Route) => path.split('{').length;

const patternOf = (template: string) =>
  new RegExp(`^${template.replaceAll(/[.]/g, '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);

export const sameRoute = (one: Route, other: Route): boolean =>
  one.method === other.method && one.path === other.path;
