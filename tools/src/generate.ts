import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asyncApi } from './generate/asyncapi.ts';
import { clientOperations } from './generate/client-operations.ts';
import { clientTypes } from './generate/client-types.ts';
import { describe } from './generate/described.ts';
import { eventsPage } from './generate/events-page.ts';
import { REPOSITORY } from './paths.ts';

/**
 * Writes every document that the code already knows. With --check it writes nothing and fails when a checked-in
 * file differs from what the code says now.
 */
const { documents, reactions } = await describe();
const files: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(documents).map(([service, document]) => [
      `contracts/http/${service}.json`,
      `${JSON.stringify(document, null, 2)}\n`,
    ]),
  ),
  'contracts/http/client/generated/api.ts': await clientTypes(documents),
  'contracts/http/client/generated/operations.ts': clientOperations(documents),
  'contracts/asyncapi.yaml': asyncApi(reactions),
  'docs/events.md': eventsPage(reactions),
};
const differing = Object.entries(files).filter(([path, text]) => {
  const file = join(REPOSITORY, path);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
});

if (process.argv.includes('--check')) {
  for (const [path] of differing) console.log(`${path} differs from what the code says`);
  process.exitCode = differing.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of differing) {
    mkdirSync(dirname(join(REPOSITORY, path)), { recursive: true });
    writeFileSync(join(REPOSITORY, path), text);
    console.log(`wrote ${path}`);
  }
  if (differing.length === 0) console.log(`${Object.keys(files).length} files, all as the code says`);
}
