/** The fields that were read of a value, as paths: `goal.title`, `tags[*]`. */
export class Reads {
  private readonly found = new Set<string>();
  private readonly absent = new Set<string>();

  /** A stand-in for the value that notes every field that is read of it. */
  of<T extends object>(value: T, path = ''): T {
    return new Proxy(value, {
      get: (target, name) => {
        const read = Reflect.get(target, name) as unknown;
        if (typeof name === 'symbol' || name === 'toJSON') return read;
        if (Array.isArray(target) && !/^\d+$/.test(name)) {
          this.found.add(path);
          return read;
        }
        return this.note(read, pathOf(path, name, target));
      },
      has: (target, name) => {
        if (typeof name === 'string' && !Array.isArray(target)) {
          this.note(Reflect.get(target, name), pathOf(path, name, target));
        }
        return Reflect.has(target, name);
      },
    });
  }

  /** Those that were there, deepest ones only where something below was read. */
  get paths(): string[] {
    return [...this.found].sort();
  }

  /** Those that were asked for and not there: another example has to show them. */
  get missing(): string[] {
    return [...this.absent].sort();
  }

  private note(read: unknown, path: string): unknown {
    if (read === undefined) this.absent.add(path);
    else this.found.add(path);
    return read !== null && typeof read === 'object' ? this.of(read, path) : read;
  }
}

const pathOf = (path: string, name: string, target: object) => {
  if (Array.isArray(target)) return `${path}[*]`;
  return path ? `${path}.${name}` : name;
};

/** The value with nothing but these fields; an object of which nothing below was read is kept empty. */
export function only(value: unknown, paths: readonly string[], path = ''): unknown {
  const below = (inner: string) =>
    paths.some((read) => read === inner || read.startsWith(`${inner}.`) || read.startsWith(`${inner}[`));
  if (Array.isArray(value))
    return below(`${path}[*]`) ? value.map((item) => only(item, paths, `${path}[*]`)) : [...value];
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value)
    .map(([name, inner]) => [name, inner, path ? `${path}.${name}` : name] as const)
    .filter(([, , inner]) => below(inner));
  return Object.fromEntries(kept.map(([name, inner, at]) => [name, only(inner, paths, at)]));
}
