import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../paths.ts';

/** A package as package-lock.json holds it. */
export interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const FOLDER = 'node_modules/';

/** What `npm ci` installs, by place: `node_modules/pg/node_modules/pg-types`. */
export class Lockfile {
  private readonly packages: Readonly<Record<string, LockedPackage>>;

  constructor(packages: Readonly<Record<string, LockedPackage>>) {
    this.packages = packages;
  }

  static read(): Lockfile {
    const text = readFileSync(join(REPOSITORY, 'package-lock.json'), 'utf8');
    return new Lockfile((JSON.parse(text) as { packages: Record<string, LockedPackage> }).packages);
  }

  /** Everything from a registry; our own workspaces are not among them. */
  entries(): [place: string, locked: LockedPackage][] {
    return Object.entries(this.packages).filter(([place, { link }]) => place.includes(FOLDER) && !link);
  }

  at(place: string): LockedPackage | undefined {
    const locked = this.packages[place];
    return locked?.link ? undefined : locked;
  }

  /** The package that a file belongs to (`node_modules/pg/lib/index.js`), or nothing for a file of ours. */
  placeOf(file: string): string | undefined {
    const at = file.lastIndexOf(FOLDER);
    if (at < 0) return undefined;
    const [first = '', second = ''] = file.slice(at + FOLDER.length).split('/');
    const place = file.slice(0, at + FOLDER.length) + (first.startsWith('@') ? `${first}/${second}` : first);
    return this.at(place) && place;
  }

  /** Where Node finds a package that one at `from` asks for: beside it, or above. */
  resolve(from: string, name: string): string | undefined {
    for (let at = from; at !== ''; ) {
      const place = `${at}/${FOLDER}${name}`;
      if (this.at(place)) return place;
      at = at.slice(0, Math.max(0, at.lastIndexOf(`/${FOLDER}`)));
    }
    return this.at(FOLDER + name) && FOLDER + name;
  }

  /** What a package says it needs, where it is installed; an optional one that is for another machine is among them. */
  needsOf(place: string): string[] {
    const { dependencies, optionalDependencies } = this.packages[place] ?? {};
    const names = Object.keys({ ...dependencies, ...optionalDependencies });
    return names.flatMap((name) => this.resolve(place, name) ?? []);
  }

  /** These packages and all that they need. */
  closure(places: readonly string[]): Set<string> {
    const found = new Set<string>();
    const waiting = [...places];
    for (let place = waiting.pop(); place; place = waiting.pop()) {
      if (found.has(place)) continue;
      found.add(place);
      waiting.push(...this.needsOf(place));
    }
    return found;
  }
}

/** `node_modules/pg/node_modules/pg-types` → `pg-types`. */
export const nameAt = (place: string): string => place.slice(place.lastIndexOf(FOLDER) + FOLDER.length);
