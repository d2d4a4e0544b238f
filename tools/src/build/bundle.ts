import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { transform } from '@swc/core';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { REPOSITORY } from '../paths.ts';
import { SERVICES, type ServiceName } from '../stack/services.ts';
import { sources } from './sources.ts';

/** Optional peers that we do not use, natives, and reflect-metadata: bundled, it would not be the one that decorators meet. */
const EXTERNAL =
  /^(reflect-metadata|@fastify\/(static|view)|@nats-io\/transport-node|@nestjs\/(platform-express|websockets)|amqp-connection-manager|class-transformer|class-validator|mqtt|utf-8-validate|bufferutil|sharp|@node-rs\/argon2|pg-native)(\/.*)?$/;

const BANNER = [
  "import'reflect-metadata'",
  "import{createRequire as __createRequire}from'node:module'",
  "import{fileURLToPath as __fileURLToPath}from'node:url'",
  "import{dirname as __dirnameOf}from'node:path'",
  'const require=__createRequire(import.meta.url),__filename=__fileURLToPath(import.meta.url),__dirname=__dirnameOf(__filename);',
].join(';');

const externals: Plugin = {
  name: 'externals',
  setup(build) {
    build.onResolve({ filter: EXTERNAL }, ({ path }) => ({ path, external: true }));
  },
};

const HAS_DECORATOR = /^\s*@[A-Z]\w*/m;

/** esbuild knows no decorator metadata: injection would find nothing. Files with decorators go through swc first. */
const decorators: Plugin = {
  name: 'decorators',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (path.includes('/node_modules/')) return undefined;
      const source = readFileSync(path, 'utf8');
      if (!HAS_DECORATOR.test(source)) return { contents: source, loader: 'ts' };
      const { code } = await transform(source, {
        filename: path,
        swcrc: false,
        sourceMaps: false,
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2024',
          keepClassNames: true,
        },
        module: { type: 'es6' },
      });
      return { contents: code, loader: 'js' };
    });
  },
};

const forkedPrograms = () =>
  sources().filter((path) => path.startsWith('services/') && path.endsWith('-process.ts'));

/**
 * What becomes a file of its own: the services, the hosts, and the programs that a service forks
 * (`*-process.ts`, found beside the bundle under their own name).
 */
function programs(): Record<string, string> {
  const services = SERVICES.map((name) => [name, `services/${name}/src/main.ts`]);
  const hosts = ['compact', 'describe', 'migrate'].map((name) => [name, `tools/src/hosts/${name}.ts`]);
  const forked = forkedPrograms().map((path) => [basename(path, '.ts'), path]);
  return Object.fromEntries([...services, ...hosts, ...forked]) as Record<string, string>;
}

const SETTINGS: BuildOptions = {
  absWorkingDir: REPOSITORY,
  outExtension: { '.js': '.mjs' },
  tsconfigRaw: {
    compilerOptions: {
      experimentalDecorators: true,
      useDefineForClassFields: false,
      verbatimModuleSyntax: true,
    },
  },
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  keepNames: true,
  logLevel: 'silent',
  banner: { js: BANNER },
  plugins: [externals, decorators],
};

/**
 * One run for every program, sharing chunks: a third of the time of one run each. Other programs than the services' are
 * given by name and path; what they load by a name that only Node can follow stays outside.
 */
export async function bundle(
  outdir: string,
  entryPoints = programs(),
  external: string[] = [],
): Promise<void> {
  await build({ ...SETTINGS, entryPoints, external, outdir, chunkNames: 'chunks/[name]-[hash]' });
}

/**
 * What a service, with the programs that it forks, is bundled from: the files taken in, and the packages left outside (natives).
 * Nothing is written.
 */
export async function ingredients(service: ServiceName): Promise<{ files: string[]; outside: string[] }> {
  const home = `services/${service}/`;
  const entryPoints = [`${home}src/main.ts`, ...forkedPrograms().filter((path) => path.startsWith(home))];
  const outdir = join(REPOSITORY, 'nowhere');
  const { metafile } = await build({ ...SETTINGS, entryPoints, outdir, write: false, metafile: true });
  const outputs = Object.values(metafile.outputs);
  // Only what reached an output: a file that was shaken out is not shipped.
  return {
    files: [...new Set(outputs.flatMap(({ inputs }) => Object.keys(inputs)))],
    outside: [
      ...new Set(
        outputs.flatMap(({ imports }) => imports.flatMap(({ path, external }) => (external ? path : []))),
      ),
    ],
  };
}
