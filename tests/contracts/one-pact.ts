import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'false-green-'));

/** A pact about one request whose answer has to be `{ "ebb": true }`. */
export function pactFile(interaction: object = {}): string {
  const file = join(freshFolder(), 'ai-goals.json');
  const pact = {
    consumer: { name: 'ai' },
    provider: { name: 'goals' },
    interactions: [
      {
        type: 'Synchronous/HTTP',
        description: 'the tide',
        providerStates: [{ name: 'low water' }],
        request: { method: 'GET', path: '/tide' },
        response: {
          status: 200,
          headers: { 'Content-Type': ['application/json'] },
          body: { content: { ebb: true }, contentType: 'application/json', encoded: false },
        },
        ...interaction,
      },
    ],
    metadata: { pactSpecification: { version: '4.0' } },
  };
  writeFileSync(file, JSON.stringify(pact));
  return file;
}

/** A provider that gives every request this answer. */
export async function aProvider(status = 200, body: object = { ebb: true }) {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
