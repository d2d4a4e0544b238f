import { userInfo } from 'node:os';
import { type Command, CommanderError, InvalidArgumentError } from 'commander';
import { DATA_SERVICES, type DataService } from '../../../contracts/services.ts';

/** How every sub-command ends; part of its help. */
export const EXIT_CODES = `
Exit codes: 0 done, or found; 1 nothing found, or it failed; 2 the words were not understood.`;

/** A sub-command's help has an example and, where it has `--json`, says what that prints. */
export function explained(command: Command, { example, json }: { example: string; json?: string }): Command {
  if (json) command.option('--json', 'for scripts; its shape is below');
  const shape = json ? `\n--json prints ${json}` : '';
  return command
    .addHelpText('after', `${shape}\n${EXIT_CODES}\nExample: ${example}`)
    .exitOverride(misunderstood);
}

/** Commander's own code for words it does not understand is 1, which is that of work that failed. */
export function misunderstood({ exitCode, code, message }: CommanderError): never {
  throw new CommanderError(exitCode === 0 ? 0 : 2, code, message);
}

export function aService(text: string): DataService {
  const service = DATA_SERVICES.find((name) => name === text);
  if (service) return service;
  throw new InvalidArgumentError(
    `there is no service ${text} with events; one of: ${DATA_SERVICES.join(', ')}`,
  );
}

/** The one that was named, or all that have events. */
export const chosen = (service: DataService | undefined): readonly DataService[] =>
  service ? [service] : DATA_SERVICES;

const UNITS: Record<string, number> = { s: 1, m: 60, min: 60, h: 3_600, d: 86_400 };

/** `90s`, `15m`, `1h`, `2d` ago, or a time such as 2026-05-04T07:40Z. */
export function anInstant(text: string): Date {
  const [, count, unit = ''] = /^(\d{1,6})\s*(s|m|min|h|d)$/.exec(text) ?? [];
  if (count) return new Date(Date.now() - Number(count) * (UNITS[unit] ?? 0) * 1_000);
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(at.getTime()))
    throw new InvalidArgumentError(
      'how long ago, such as 90s, 15m, 1h or 2d, or a time such as 2026-05-04T07:40Z',
    );
  return at;
}

export function aCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000)
    throw new InvalidArgumentError('a whole number from 1 to 1000000, please');
  return count;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What an operator may name: an event by its id, or a dead letter by its service and number, as `dead` shows it. */
export type EventName = { event: string } | { service: DataService; number: string };

export function anEventName(text: string): EventName {
  if (UUID.test(text)) return { event: text.toLowerCase() };
  const [, service, number] = /^([a-z]+)#(\d{1,18})$/.exec(text) ?? [];
  if (service && number) return { service: aService(service), number };
  throw new InvalidArgumentError('an event’s id (a UUID), or a dead letter as `events dead` names it: ai#12');
}

export const eventNames = (text: string, before: EventName[] = []): EventName[] => [
  ...before,
  anEventName(text),
];

/** For the record of who did what: the person at the keyboard, also behind sudo. */
export const operator = (): string => process.env.SUDO_USER ?? userInfo().username;
