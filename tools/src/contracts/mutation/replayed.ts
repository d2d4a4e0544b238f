import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Given } from '../map/results.ts';
import type { Interaction } from '../pact-file.ts';

const run = promisify(execFile);
const SCRIPT = join(import.meta.dirname, 'replay.ts');

/** By its id: what is answered when the verifier asks for the interaction of that description. */
export interface Replay {
  readonly provider: string;
  readonly answers: Readonly<Record<string, Given>>;
}

/** By id: whether the verifier accepted the answer. */
export type ReplayedResults = Readonly<Record<string, boolean>>;

/** One answer held against one interaction of a pact. */
export interface Trial {
  readonly id: string;
  readonly interaction: Interaction;
  readonly given: Given;
}

/** What Pact's own verifier says of each answer, all in one run, with no service and no state behind it. */
export async function replayed(provider: string, trials: readonly Trial[]): Promise<ReplayedResults> {
  const folder = mkdtempSync(join(tmpdir(), 'pact-mutants-'));
  const file = (name: string) => join(folder, name);
  const pact = {
    consumer: { name: 'mutants' },
    provider: { name: provider },
    interactions: trials.map(asked),
    metadata: { pactSpecification: { version: '4.0' } },
  };
  const replay: Replay = {
    provider,
    answers: Object.fromEntries(trials.map(({ id, given }) => [id, given])),
  };
  try {
    writeFileSync(file('replay.json'), JSON.stringify(replay));
    writeFileSync(file('pact.json'), JSON.stringify(pact));
    const words = [...process.execArgv, SCRIPT, file('replay.json'), file('pact.json'), file('results.json')];
    await run(process.execPath, words, {
      maxBuffer: 1024 * 1024 * 1024,
      env: { ...process.env, PACT_DO_NOT_TRACK: 'true' },
    });
    return JSON.parse(readFileSync(file('results.json'), 'utf8')) as ReplayedResults;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The interaction under the trial's own name. Of its request only the name matters, and it needs no state. */
function asked({ id, interaction }: Trial): object {
  const { providerStates: _states, ...rest } = interaction;
  if (!rest.request) return { ...rest, description: id };
  const request = { method: 'GET', path: '/', headers: { 'x-mutant': [id] } };
  return { ...rest, description: id, request };
}
