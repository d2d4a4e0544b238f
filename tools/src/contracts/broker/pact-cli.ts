import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { REPOSITORY } from '../../paths.ts';
import type { Broker } from './broker.ts';
import { brokerFault } from './exit-codes.ts';

const PROGRAM = join(REPOSITORY, 'node_modules/.bin/pact');

export interface Said {
  readonly code: number;
  /** Without colours and empty lines. */
  readonly lines: string[];
}

/**
 * Runs a sub-command of the stock Pact CLI. Who we are is in the environment: words can be read by everybody on the machine.
 * @throws Fault when the broker was lost on the way or does not let us in; any other failure is the caller's to tell.
 */
export async function pactBroker(broker: Broker, words: readonly string[]): Promise<Said> {
  const said = await run(['broker', ...words]);
  const text = said.lines.join('\n');
  const lost = /error sending request|failed: (401|403|5\d\d)\b/.exec(text);
  if (said.code !== 0 && lost)
    throw brokerFault(
      lost[1]
        ? `The Pact Broker at ${broker.url} answered ${lost[1]} to: ${words[0]}`
        : `The Pact Broker at ${broker.url} was lost on the way, at: ${words[0]}`,
      'see the lines above, and whether this token or user may do that',
      said.lines,
    );
  return said;
}

function run(words: readonly string[]): Promise<Said> {
  // Six tries take half a minute; the default of eight takes over two, in silence.
  const env = { PACT_BROKER_HTTP_RETRIES: '5', ...process.env, PACT_DO_NOT_TRACK: 'true', NO_COLOR: '1' };
  return new Promise((resolve) => {
    execFile(PROGRAM, words, { cwd: REPOSITORY, env, maxBuffer: 64 * 1_024 * 1_024 }, (error, out, err) => {
      const code = typeof error?.code === 'number' ? error.code : error ? 1 : 0;
      resolve({ code, lines: linesOf(`${out}\n${err}`) });
    });
  });
}

const linesOf = (text: string) =>
  stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter(Boolean);
