import { InvalidArgumentError } from 'commander';
import { counted } from '../events/words.ts';
import { Fault } from '../fault.ts';

/** Whose sessions are to end. */
export type Person = { email: string } | { userId: string };

/** As auth tells it. */
export interface Ended {
  readonly found: boolean;
  readonly people: number;
  readonly sessions: number;
  readonly tokens: number;
  readonly tokensLeft: number;
  readonly tries: number;
}

const LONGEST_ADDRESS = 320;
const LONGEST_OPERATOR = 100;
/** As auth reads one: with a version and a variant (RFC 9562, 4.1 and 4.2). */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

export function aPerson(text: string): Person {
  if (UUID.test(text)) return { userId: text.toLowerCase() };
  const email = text.trim();
  if (/^[^@\s]+@[^@\s]+$/.test(email) && email.length <= LONGEST_ADDRESS) return { email };
  throw new InvalidArgumentError('an e-mail address, or a user id (a UUID)');
}

export function anOperator(name: string): string {
  if (name.length <= LONGEST_OPERATOR) return name;
  throw new InvalidArgumentError(`at most ${LONGEST_OPERATOR} characters, please`);
}

/** @throws Fault when there is nobody of that address or id */
export function inWords(ended: Ended, person: Person | undefined): string {
  const { found, people, sessions, tokens, tokensLeft, tries } = ended;
  const name = person && ('email' in person ? person.email : person.userId);
  if (!found)
    throw new Fault(
      `Nobody logs in here as ${name}, so nothing was ended.`,
      'check the spelling: it is the address in their profile, or their user id',
    );
  const whose = name ?? counted(people, 'person').replace('persons', 'people');
  // An earlier try may have been interrupted: what it has ended is ended, and not among these.
  const least = tries > 1 ? 'At least ' : '';
  const what = [
    counted(sessions, 'session'),
    ...(tokens > 0 ? [counted(tokens, 'personal access token')] : []),
  ];
  const done =
    sessions + tokens === 0 && !least
      ? `Nothing was open that was to be ended${name ? `: ${name} is logged in nowhere` : ''}.`
      : `${least}${what.join(' and ')} of ${whose} ended.`;
  const left =
    tokensLeft > 0
      ? [`Still good: ${counted(tokensLeft, 'personal access token')}. --tokens ends them, too.`]
      : [];
  return [
    done,
    ...(sessions + tokens > 0 ? ['Every service refuses them within two seconds.'] : []),
    ...left,
    'Whoever can log in may do so again: see docs/runbooks/stolen-account.md',
  ].join('\n');
}
