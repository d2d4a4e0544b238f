import { OdysseyError } from '@odyssey/contracts';
import { QueryRunnerAlreadyReleasedError } from 'typeorm';
import { storable } from './incoming.ts';

/**
 * What to do about a failed group: `away` waits for the database, `transient` and `locked` run it again, everything
 * else is the event's own trouble and parks its key.
 */
export type Failure = 'away' | 'transient' | 'locked' | 'own';

/** Serialisation failure, deadlock; a transaction that was idle or open too long: this process may have been stopped. */
const TRANSIENT = new Set(['40001', '40P01', '25P03', '25P04']);
const LOCK_NOT_AVAILABLE = '55P03';
/** Admin shutdown, crash shutdown, cannot connect now, disk full, too many connections. */
const AWAY = new Set(['57P01', '57P02', '57P03', '53100', '53300']);
const AWAY_NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
]);

export function failureOf(error: unknown): Failure {
  const code = codeOf(error);
  if (TRANSIENT.has(code)) return 'transient';
  if (code === LOCK_NOT_AVAILABLE) return 'locked';
  if (AWAY.has(code) || AWAY_NETWORK.has(code) || code.startsWith('08')) return 'away';
  // TypeORM releases a runner whose connection broke between two queries; the next query only hears of that. Not
  // `away`: a handler that idles until its transaction is ended would be waited for, for ever.
  if (error instanceof QueryRunnerAlreadyReleasedError) return 'transient';
  if (
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Driver not Connected|Query read timeout/.test(
      messageOf(error),
    )
  )
    return 'away';
  return 'own';
}

/** The refusal of a statement because an earlier one of its transaction failed. */
export const isEcho = (error: unknown): boolean => codeOf(error) === '25P02';

export function classOf(error: unknown): string {
  if (error instanceof OdysseyError) return error.code;
  return codeOf(error) || (error instanceof Error ? error.name : 'unknown');
}

/** Storable: a message may quote what it complains of. */
export const messageOf = (error: unknown): string =>
  storable(error instanceof Error ? error.message : String(error));

function codeOf(error: unknown): string {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  const found = driverError?.code ?? code;
  return typeof found === 'string' ? found : '';
}
