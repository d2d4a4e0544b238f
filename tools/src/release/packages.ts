import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CATALOGUE } from '@odyssey/contracts';
import { Fault } from '../fault.ts';
import { eventSchema } from '../generate/event-schema.ts';
import { HOME, REPOSITORY } from '../paths.ts';

const run = promisify(execFile);

/** A workspace package as those outside install it. */
interface Published {
  name: string;
  description: string;
  /** Where its sources lie; the paths of its exports stay the same below it. */
  root: string;
  exports: Record<string, string>;
  dependencies: string[];
  /** What it exports besides JavaScript and types, and how it gets there. */
  more?: { exports: string[]; write(folder: string): void };
}

const PACKAGES: Published[] = [
  {
    name: '@odyssey/contracts',
    description: 'Every event of Odyssey: types, schemas, parsers and an inbox. Needs zod and nothing else.',
    root: 'contracts',
    exports: { '.': 'index', './inbox': 'inbox' },
    dependencies: ['zod'],
    more: { exports: ['./schemas/*.json', './asyncapi.yaml'], write: writeSchemas },
  },
  {
    name: '@odyssey/client',
    description: 'The REST surface of Odyssey, typed, for Node and browsers. Needs nothing.',
    root: 'contracts/http/client',
    exports: { '.': 'src/index' },
    dependencies: [],
  },
];

interface RootPackage {
  version: string;
  dependencies: Record<string, string>;
}

/**
 * Writes the packages for those outside as npm tarballs. In this repository packages are TypeScript sources; Node does not
 * strip types inside node_modules, so these hold JavaScript and declarations.
 * @returns the tarballs' paths. @throws Fault with the compiler's lines when the sources do not compile.
 */
export async function packPackages(target: string): Promise<string[]> {
  const root = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as RootPackage;
  mkdirSync(target, { recursive: true });
  const packed: string[] = [];
  for (const one of PACKAGES) packed.push(await pack(one, root, target));
  return packed;
}

async function pack(one: Published, { version, dependencies }: RootPackage, target: string): Promise<string> {
  const folder = join(HOME, `pack-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    await compile(one, folder);
    one.more?.write(folder);
    cpSync(join(REPOSITORY, one.root, 'README.md'), join(folder, 'README.md'));
    cpSync(join(REPOSITORY, 'LICENSE'), join(folder, 'LICENSE'));
    writeFileSync(join(folder, 'package.json'), json(manifest(one, version, dependencies)));
    const { stdout } = await run('npm', ['pack', folder, '--pack-destination', target, '--silent']);
    return join(target, stdout.trim());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Only what the exports reach: specs and tools stay at home. */
async function compile({ root, exports }: Published, folder: string): Promise<void> {
  const from = join(REPOSITORY, root);
  const config = join(folder, 'tsconfig.json');
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    outDir: folder,
    rootDir: from,
    rewriteRelativeImportExtensions: true,
    module: 'nodenext',
    moduleResolution: 'nodenext',
    typeRoots: [join(REPOSITORY, 'node_modules/@types')],
  };
  const files = Object.values(exports).map((path) => join(from, `${path}.ts`));
  writeFileSync(
    config,
    json({
      extends: join(REPOSITORY, 'tsconfig.base.json'),
      compilerOptions,
      files,
      include: [],
      exclude: [],
    }),
  );
  try {
    await run(join(REPOSITORY, 'node_modules/.bin/tsc'), ['--project', config]);
  } catch (error) {
    const lines = (error as { stdout?: string }).stdout?.trim().split('\n') ?? [];
    throw new Fault(`${root} does not compile.`, 'mend these files', lines.slice(0, 10));
  }
  rmSync(config);
}

function manifest(one: Published, version: string, known: Record<string, string>) {
  return {
    name: one.name,
    version,
    description: one.description,
    license: 'Apache-2.0',
    type: 'module',
    engines: { node: '>=22' },
    sideEffects: false,
    exports: {
      ...Object.fromEntries(
        Object.entries(one.exports).map(([name, path]) => [
          name,
          { types: `./${path}.d.ts`, default: `./${path}.js` },
        ]),
      ),
      ...Object.fromEntries(['./package.json', ...(one.more?.exports ?? [])].map((path) => [path, path])),
    },
    dependencies: Object.fromEntries(one.dependencies.map((name) => [name, `^${known[name]}`])),
  };
}

function writeSchemas(folder: string): void {
  mkdirSync(join(folder, 'schemas'));
  for (const event of CATALOGUE)
    writeFileSync(join(folder, 'schemas', `${event.type}.json`), json(eventSchema(event, 'draft-2020-12')));
  cpSync(join(REPOSITORY, 'contracts/asyncapi.yaml'), join(folder, 'asyncapi.yaml'));
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
