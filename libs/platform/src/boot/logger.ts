import type { LoggerService } from '@nestjs/common';
import { messageContext } from '@odyssey/events';
import { type DestinationStream, type LoggerOptions, type Logger as Pino, pino } from 'pino';
import { workContext } from './context.ts';
import { loggedError, withoutSecrets } from './log-words.ts';

/**
 * One line of JSON an event on stdout. Which service, request and trace a line belongs to comes from the work it is
 * written in, so it is right in a shared process and in code that knows nothing of requests.
 */
export function createPino(level: string, destination: DestinationStream = pino.destination(1)): Pino {
  const options: LoggerOptions = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: loggedError },
    hooks: { streamWrite: withoutSecrets },
    // Headers say who asks, and with what: of requests, and of the forms that a plug-in tells of.
    redact: { paths: ['req.headers', 'headers', 'busboyOptions.headers'], censor: '…' },
    mixin: () => {
      const traceparent = messageContext.getStore()?.traceparent;
      return { ...workContext.getStore(), ...(traceparent ? { traceId: traceparent.split('-')[1] } : {}) };
    },
  };
  return pino(options, destination);
}

/** What Nest tells of its own start: a line for each module and route, of use only to whoever looks for a fault there. */
const NEST_ITSELF = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
  'NestMicroservice',
]);

/** Nest's logger over pino. Nest keeps only the last one given to it, for all applications of a process. */
export class NestLogger implements LoggerService {
  constructor(private readonly pino: Pino) {}

  log(message: unknown, ...rest: unknown[]): void {
    const about = rest.at(-1);
    this.write(typeof about === 'string' && NEST_ITSELF.has(about) ? 'debug' : 'info', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes the name of the class last, and for errors a stack or another message before it. */
  private write(
    level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = rest.at(-1);
    const more = rest
      .slice(0, -1)
      .filter((one) => one !== undefined)
      .map((one) => (one instanceof Error ? loggedError(one) : one));
    const fields = {
      ...(typeof context === 'string' ? { context } : {}),
      ...(more.length > 0 ? { more } : {}),
    };
    if (message instanceof Error) this.pino[level]({ ...fields, err: message }, message.message);
    else this.pino[level](fields, typeof message === 'string' ? message : JSON.stringify(message));
  }
}
