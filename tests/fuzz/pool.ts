import type { Route } from './operations.ts';

/** What a person has seen so far: real ids, ETags, cursors and links make requests that are more than well-formed. */
export class Pool {
  private readonly ids = new Map<string, Set<string>>();
  private readonly etags = new Map<string, string>();
  /** Addresses that an answer gave, by the pattern of their route: signed links, next pages. */
  private readonly links = new Map<string, string[]>();

  /** @param path of a collection (`/v1/tasks`) */
  idsOf(path: string): string[] {
    return [...(this.ids.get(path) ?? [])];
  }

  etagOf(address: string): string | undefined {
    return this.etags.get(address);
  }

  linksTo(pattern: string): string[] {
    return this.links.get(pattern) ?? [];
  }

  /** Whether the route can be asked for something that is there. */
  isReadyFor({ path, parameters }: Route): boolean {
    // A signed address cannot be made up.
    if (parameters.some(({ name }) => name === 'signature')) return this.linksTo(path).length > 0;
    return !path.includes('{id}') || this.idsOf(collectionOf(path)).length > 0;
  }

  /** Takes what an answer tells: the thing itself, the items of a list, links in any field. */
  learn(
    at: { path: string; address: string; etag: string | null; location: string | null },
    body: unknown,
  ): void {
    if (at.etag) this.etags.set(at.address.split('?')[0] ?? '', at.etag);
    // What an action makes is where its Location says, not where it was asked for.
    const { id } = (body ?? {}) as { id?: unknown };
    const made = at.location?.endsWith(`/${id}`) ? at.location.slice(0, -`/${id}`.length) : undefined;
    if (made || !at.path.includes('{')) this.take(made ?? at.path, body);
    for (const link of linksIn(body)) this.keep(link);
    const { nextCursor } = (body ?? {}) as { nextCursor?: unknown };
    if (typeof nextCursor !== 'string') return;
    const next = new URL(at.address, 'http://here');
    next.searchParams.set('cursor', nextCursor);
    this.keepAs(at.path, next.pathname + next.search);
  }

  forget(path: string, id: string): void {
    this.ids.get(collectionOf(path))?.delete(id);
  }

  private take(collection: string, body: unknown): void {
    if (typeof body !== 'object' || body === null) return;
    const { id, items } = body as { id?: unknown; items?: unknown };
    for (const one of Array.isArray(items) ? items : []) this.take(collection, one);
    if (typeof id !== 'string') return;
    const known = this.ids.get(collection) ?? new Set();
    this.ids.set(collection, known.add(id));
  }

  private keep(link: string): void {
    const { pathname, search } = new URL(link, 'http://here');
    this.keepAs(pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}'), pathname + search);
  }

  private keepAs(pattern: string, address: string): void {
    this.links.set(pattern, [...this.linksTo(pattern), address].slice(-5));
  }
}

/** The collection that a route is about: the part of its path before the first id. */
export const collectionOf = (path: string): string => path.split('/{')[0] ?? path;

function linksIn(value: unknown): string[] {
  if (typeof value === 'string') return /^(https?:\/\/[^/]+)?\/v1\/\S+\?\S+=/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(linksIn);
}
