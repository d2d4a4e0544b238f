import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { OUTGOING } from '../degradation/deadlines.ts';
import { clientsIn, unclassified } from './outgoing-clients.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(REPOSITORY, path), 'utf8');

const production = ['contracts', 'libs', 'services']
  .flatMap((room) =>
    readdirSync(join(REPOSITORY, room), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${room}/${path}`,
    ),
  )
  .filter(
    (path) => path.endsWith('.ts') && !/spec\.ts$|\/test\/|\/node_modules\/|^libs\/testing\//.test(path),
  )
  // What callers of our API use, in their programs; it has its own deadlines and tests.
  .filter((path) => !path.startsWith('contracts/http/client/'))
  // What a page carries to the browser: nobody of ours waits there.
  .filter((path) => !path.endsWith('.script.ts'));

describe('what opens a connection', () => {
  it('is found, however it is written', () => {
    const found = {
      "import { Redis } from 'ioredis';\nconst redis = new Redis(url);": ['new Redis('],
      "import { request } from 'undici';\nconst a = await request(url);": ['request('],
      "import { connect } from 'node:net';\n  const s = connect({ port });": ['connect('],
      "import { connect as join } from 'x';\nawait producer.connect();": [],
      'const answer = await fetch(url, { signal });': ['fetch('],
      '  private async fetch(audience: string): Promise<string> {': [],
      'this.fetch(audience); repository.fetch(x);': [],
      "import { type Dispatcher, errors } from 'undici';\nthis.request(call, span);": [],
      '/** calls fetch(url) */\n// fetch(url)': [],
      "const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');\nnew OTLPTraceExporter({ url })":
        ['new OTLPTraceExporter('],
    };
    for (const [source, clients] of Object.entries(found)) expect(clientsIn(source)).toEqual(clients);
  });

  it('is on the list, with as many clients as the list says', () => {
    expect(production.length).toBeGreaterThan(300);
    const found = production.flatMap((file) => {
      const clients = clientsIn(read(file)).length;
      return clients > 0 ? [{ file, clients }] : [];
    });
    const listed = OUTGOING.map(({ file, clients }) => ({ file, clients }));
    const byFile = (a: { file: string }, b: { file: string }) => a.file.localeCompare(b.file);
    expect(found.sort(byFile)).toEqual(listed.sort(byFile));
  });

  it.each(OUTGOING.map(({ file, stated }) => [file, stated] as const))(
    '%s states its deadline',
    (file, stated) => {
      const source = read(file);
      expect(stated.filter((words) => !source.includes(words))).toEqual([]);
    },
  );

  it('comes from a package of which somebody has said whether it opens connections', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    expect(unclassified(Object.keys(dependencies))).toEqual([]);
    expect(unclassified(['axios', 'pg'])).toEqual(['axios']);
  });
});
