import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES, type ServiceName } from '../../tools/src/stack/index.ts';

/** How a stand-in for a service behaves. */
export type Behaviour = 'well' | 'never ready' | 'crashes at start';

/**
 * A folder of bundles as the build makes them, with stand-ins of a few lines for the services: the launcher only
 * sees processes that listen, answer their health routes and end on SIGTERM, and these start in 50 ms.
 */
export function fixtureBuild(
  folder: string,
  behaviours: Partial<Record<ServiceName, Behaviour>> = {},
): string {
  mkdirSync(folder, { recursive: true });
  for (const name of SERVICES) {
    writeFileSync(join(folder, `${name}.mjs`), program([name], behaviours[name] ?? 'well'));
  }
  writeFileSync(join(folder, 'compact.mjs'), program(SERVICES, 'well'));
  writeFileSync(join(folder, 'migrate.mjs'), '');
  return folder;
}

function program(names: readonly ServiceName[], behaviour: Behaviour): string {
  if (behaviour === 'crashes at start') {
    return `console.error('${names[0]} cannot find its configuration'); process.exit(1);`;
  }
  const healthy = behaviour === 'well' ? 200 : 503;
  return `import { createServer } from 'node:http';
for (const name of ${JSON.stringify(names)}) {
  const say = (msg) => console.log(JSON.stringify({ level: 30, time: Date.now(), service: name, msg }));
  createServer((request, response) => {
    if (request.url === '/crash') process.exit(3);
    response.writeHead(${healthy}).end('{}');
  }).listen(process.env['ODYSSEY_' + name.toUpperCase() + '_PORT'], '127.0.0.1', () => {
    say('listening');
    ${behaviour === 'never ready' ? "say('waiting for a broker that never comes');" : ''}
  });
}
process.on('SIGTERM', () => process.exit(0));
`;
}
