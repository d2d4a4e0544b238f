import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, Command } from 'commander';
import { HOME, REPOSITORY } from '../paths.ts';
import { progressLine } from '../show/progress.ts';
import { SERVICES, type ServiceName } from '../stack/services.ts';

export function command(): Command {
  return new Command('sbom')
    .description(
      'Write what each service is made of, as CycloneDX 1.6: every package with version, hash and licence.',
    )
    .addArgument(new Argument('[services...]', 'default: all').choices(SERVICES))
    .option('--to <folder>', 'where to', join(HOME, 'sbom'))
    .addHelpText('after', '\nExample: ./odyssey sbom goals --to /tmp')
    .action(async (services: ServiceName[], { to }: { to: string }) => {
      const { sbomOf } = await import('../supply/sbom.ts');
      const { Lockfile } = await import('../supply/lockfile.ts');
      const { version } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
        version: string;
      };
      const lockfile = Lockfile.read();
      mkdirSync(to, { recursive: true });
      for (const service of services.length > 0 ? services : SERVICES) {
        const path = join(to, `${service}.cdx.json`);
        writeFileSync(path, await sbomOf(service, version, lockfile));
        console.log(progressLine(path));
      }
    });
}
