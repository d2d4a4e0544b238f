import { createInterface } from 'node:readline/promises';
import { Command, InvalidArgumentError } from 'commander';
import { aCount, explained, operator } from '../events/arguments.ts';
import { inDatabase, places } from '../events/places.ts';
import { Fault } from '../fault.ts';
import { progressLine } from '../show/progress.ts';
import { AuthQueue } from './auth-queue.ts';
import { anOperator, aPerson, type Ended, inWords, type Person } from './ended-sessions.ts';
import { followed, type Progress } from './job-progress.ts';

/** The name and the data of the job are auth's: services/auth/src/operators/end-sessions.ts. */
const JOB = 'end-sessions';
/** auth looks into its queue every ten seconds; with several replicas one of them comes sooner. */
const PATIENCE_SECONDS = 30;
const LINE_MS = 5_000;
const LONGEST_REASON = 200;

interface Options {
  everybody?: true;
  tokens?: boolean;
  reason?: string;
  as: string;
  wait: number;
  yes?: true;
}

export function command(): Command {
  const end = new Command('end-sessions')
    .description(
      'End all sessions of one person, or of everybody: every service refuses them within two seconds.',
    )
    .argument('[person]', 'the address they log in with, or their user id', aPerson)
    .option('--everybody', 'of all people instead')
    .option('--tokens', 'personal access tokens, too')
    .option('--no-tokens', 'let personal access tokens be, and do not ask')
    .option('--reason <words>', 'for the person, who reads it in the security log of the account', aReason)
    .option('--as <name>', 'who does it, for the log of auth', anOperator, operator())
    .option('--wait <seconds>', 'so long for auth to take the order', aCount, PATIENCE_SECONDS)
    .option('--yes', 'do not ask whether everybody is meant');
  end.action((person: Person | undefined, options: Options) => endSessions(end, person, options));
  return explained(end, {
    example: `./odyssey auth end-sessions ada@example.org --tokens --reason "your phone was stolen"
         ./odyssey auth end-sessions --everybody --no-tokens --yes`,
  });
}

async function endSessions(command: Command, person: Person | undefined, options: Options): Promise<void> {
  if (Boolean(person) === Boolean(options.everybody))
    command.error('error: say whose: an address, a user id, or --everybody; one of them', { exitCode: 2 });
  const at = await places();
  if (options.everybody && !options.yes && !(await agreed('End the sessions of everybody?', '--yes'))) {
    console.log('Nothing was ended.');
    return;
  }
  const tokens = options.tokens ?? (await agreed('End personal access tokens, too?'));
  const order = {
    ...(person ?? { everybody: true }),
    tokens,
    by: options.as,
    ...(options.reason && { reason: options.reason }),
  };
  const ended = await inDatabase(at, 'auth', async (client) => {
    const queue = await AuthQueue.open(client);
    try {
      return await carriedOut(queue, await queue.put(JOB, order), options.wait);
    } finally {
      await queue.close();
    }
  });
  console.log(inWords(ended, person));
}

async function carriedOut(queue: AuthQueue, id: string, seconds: number): Promise<Ended> {
  let told = 0;
  const waited = (ms: number, { is }: Progress) => {
    if (ms < told) return;
    told = ms + LINE_MS;
    console.error(progressLine(is === 'runs' ? 'auth is at it' : 'waits until auth looks into its queue'));
  };
  const progress = await followed(() => queue.progress(JOB, id), { patienceMs: seconds * 1_000, waited });
  if (progress.is === 'failed')
    throw new Fault(`auth could not do it: ${progress.why}`, './odyssey logs auth tells more; ask again');
  if (progress.is !== 'done')
    throw new Fault(
      `auth has not taken the order within ${seconds} s, so it does not run. The sessions go on meanwhile.`,
      'start auth: it will be done as soon as auth runs; you need not ask again',
    );
  // Nothing is told of somebody who was erased meanwhile: the order went with them.
  const nobody: Ended = { found: false, people: 0, sessions: 0, tokens: 0, tokensLeft: 0, tries: 1 };
  return { ...nobody, ...(progress.outcome as Partial<Ended> | undefined) };
}

/** Without a terminal: no; a Fault where the answer has to be given by an option. */
async function agreed(question: string, option?: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    if (option) throw new Fault('There is no terminal to ask on.', `add ${option} when you mean it`);
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

function aReason(text: string): string {
  if (text.length <= LONGEST_REASON) return text;
  throw new InvalidArgumentError(`at most ${LONGEST_REASON} characters, please`);
}
