import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { Fault } from '../fault.ts';
import { type FeatureNames, featureNames } from '../new-feature/names.ts';
import { featureFiles } from '../new-feature/templates.ts';
import { REPOSITORY } from '../paths.ts';

export function command(): Command {
  const feature = new Command('feature')
    .description('Write a feature’s folder, with its table and its first test.')
    .argument('<service>', 'where it belongs: goals')
    .argument('<plural>', 'its name in kebab-case: habits')
    .option('--singular <word>', 'when leaving out the s is not enough')
    .addHelpText('after', '\nExample: ./odyssey new feature goals habits')
    .action(newFeature);
  return new Command('new')
    .description('Write the beginning of something new.')
    .addHelpText('after', '\nExample: ./odyssey new feature goals habits')
    .addCommand(feature);
}

function newFeature(service: string, plural: string, { singular }: { singular?: string }): void {
  const home = join(REPOSITORY, 'services', service, 'src');
  if (!existsSync(join(home, 'service.ts')))
    throw new Fault(`There is no service ${service}.`, 'see the folders of services/');
  const names = featureNames(plural, singular);
  if (existsSync(join(home, plural)))
    throw new Fault(`services/${service}/src/${plural} exists.`, 'choose another name, or remove it');
  const stamp = Date.now();
  const written = Object.entries(featureFiles(names, stamp)).map(([path, text]) => {
    const file = join(home, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  });
  // The templates are written for reading; the formatter breaks their lines as names have made them.
  execFileSync(join(REPOSITORY, 'node_modules/.bin/biome'), [
    'check',
    '--write',
    '--log-level=error',
    ...written,
  ]);
  console.log(written.map((file) => `wrote ${file.slice(REPOSITORY.length + 1)}`).join('\n'));
  console.log(nextSteps(names, service, stamp));
}

const nextSteps = ({ plural, Plural, Singular }: FeatureNames, service: string, stamp: number) => `
Next:
  1. services/${service}/src/app.module.ts   controllers: ${Plural}Controller, providers: ${Plural}Service
  2. services/${service}/src/service.ts      entities: ${Singular}Entity, migrations: Create${Plural}${stamp}
  3. its part of the export and the erasure: services/${service}/src/user-data
  4. an event that others may rely on: contracts/events/${service}, given to changed(…) in the rules
  5. node tools/src/generate.ts, then ./odyssey test unit -- ${plural}`;
