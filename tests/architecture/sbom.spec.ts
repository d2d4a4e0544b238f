import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { REPOSITORY } from '../../tools/src/paths.ts';
import { Lockfile } from '../../tools/src/supply/lockfile.ts';
import { sbomOf } from '../../tools/src/supply/sbom.ts';

interface Bom {
  components: {
    name: string;
    group?: string;
    version: string;
    purl: string;
    hashes?: object[];
    licenses?: object[];
  }[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

/** Two of the eight: one with natives and a program that it forks, one with everything else. */
describe.each(['media', 'goals'] as const)('the bill of materials of %s', (service) => {
  let text: string;
  let bom: Bom;

  beforeAll(async () => {
    text = await sbomOf(service, '1.2.3', Lockfile.read());
    bom = JSON.parse(text) as Bom;
  }, 30_000);

  it('is CycloneDX 1.6, by its own schema', async () => {
    expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text)).toBeNull();
  });

  it('is the same each time', async () => {
    expect(await sbomOf(service, '1.2.3', Lockfile.read())).toBe(text);
  });

  it('names each package in the version that is installed, with hash and licence', () => {
    const names = bom.components.map(({ group, name }) => (group ? `${group}/${name}` : name));
    const expected = ['@nestjs/core', 'fastify', 'kafkajs', 'pg', 'typeorm', 'zod', 'reflect-metadata'];
    expect(names).toEqual(expect.arrayContaining(expected));
    expect(names.some((name) => name.startsWith('@img/sharp-libvips'))).toBe(service === 'media');
    for (const unshipped of ['jest', 'typescript', 'esbuild', '@pact-foundation/pact'])
      expect(names).not.toContain(unshipped);
    expect(bom.components.filter(({ hashes, licenses }) => !hashes || !licenses)).toEqual([]);
    const pg = JSON.parse(readFileSync(join(REPOSITORY, 'node_modules/pg/package.json'), 'utf8')) as {
      version: string;
    };
    expect(bom.components.find(({ name }) => name === 'pg')?.purl).toBe(`pkg:npm/pg@${pg.version}`);
  });

  it('tells which package needs which', () => {
    const needs = bom.dependencies.find(({ ref }) => ref.startsWith('pg@'))?.dependsOn ?? [];
    expect(needs.some((ref) => ref.startsWith('pg-protocol@'))).toBe(true);
  });
});
