import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Verifier } from '@pact-foundation/pact';
import type { Replay, ReplayedResults } from './replayed.ts';

/**
 * A process of its own: holds recorded and changed answers against a pact, from memory, in one run of the verifier.
 * The verifier writes much to standard output; whoever starts this drops it.
 * Words: the file with the replay, the pact, the file for the results.
 */
const [replayFile = '', pactFile = '', resultsFile = ''] = process.argv.slice(2);
const { provider, answers } = JSON.parse(readFileSync(replayFile, 'utf8')) as Replay;

const server = createServer((request, response) => {
  const {
    status = 500,
    metadata = {},
    body = '',
    encoding,
  } = answers[String(request.headers['x-mutant'])] ?? {};
  response.writeHead(status, metadata).end(Buffer.from(body, encoding ?? 'utf8'));
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const { port } = server.address() as AddressInfo;

const verifier = new Verifier({
  provider,
  logLevel: 'error',
  providerBaseUrl: `http://127.0.0.1:${port}`,
  pactUrls: [pactFile],
  messageProviders: Object.fromEntries(
    Object.entries(answers).map(([id, { metadata, body }]) => [
      id,
      async () => ({
        __pactMessageMetadata: { ...metadata, contentType: 'application/json' },
        message: JSON.parse(body) as unknown,
      }),
    ]),
  ),
});
// A verification that failed, as most of these must, is told as an error whose message is the results.
const text = await verifier.verifyProvider().catch(({ message }: Error) => message);
const { interactionResults = [] } = JSON.parse(String(text)) as {
  interactionResults?: { description: string; result: string }[];
};
const results: ReplayedResults = Object.fromEntries(
  interactionResults.map(({ description, result }) => [description, result === 'OK']),
);
writeFileSync(resultsFile, JSON.stringify(results));
server.closeAllConnections();
server.close();
