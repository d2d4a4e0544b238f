import { describe, expect, it } from '@jest/globals';
import { messageContext } from '@odyssey/events';
import { workContext } from './context.ts';
import { createPino, NestLogger } from './logger.ts';

function written(write: (logger: NestLogger) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  const logger = new NestLogger(createPino('debug', { write: (line) => void lines.push(line) }));
  write(logger);
  return lines.map((line) => JSON.parse(line));
}

function unreadableJson(text: string): string {
  try {
    JSON.parse(text);
    return 'it is JSON';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a line of the log', () => {
  it('says which service, request and trace it belongs to, whoever writes it', () => {
    const [inside, outside] = written((logger) => {
      const trace = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };
      messageContext.run(trace, () =>
        workContext.run({ service: 'goals', requestId: 'r-1' }, () => logger.log('hello', 'Tasks')),
      );
      logger.log('bye', 'Tasks');
    });
    expect(inside).toMatchObject({
      level: 'info',
      msg: 'hello',
      context: 'Tasks',
      service: 'goals',
      requestId: 'r-1',
      traceId: 'a'.repeat(32),
    });
    expect(outside).not.toHaveProperty('service');
  });

  it('keeps an error whole', () => {
    const [line] = written((logger) => logger.error(new Error('boom'), 'Tasks'));
    expect(line).toMatchObject({
      level: 'error',
      msg: 'boom',
      err: { message: 'boom', stack: expect.any(String) },
    });
  });

  it('has of a driver error what failed and where, and no value of a row', () => {
    const cause = Object.assign(
      new Error('duplicate key value violates unique constraint "users_email_key"'),
      {
        query: 'insert into users (email) values ($1)',
        parameters: ['canary'],
        driverError: {
          code: '23505',
          detail: 'Key (email)=(canary) already exists.',
          table: 'users',
          constraint: 'users_email_key',
        },
      },
    );
    const lines = written((logger) => {
      logger.error(new Error('not stored', { cause }), 'Users');
      logger.error(new AggregateError([cause], 'none of them'), 'Users');
      logger.warn('not stored', cause, 'Users');
    });
    expect(lines[0]).toMatchObject({
      err: {
        type: 'Error',
        stack: expect.any(String),
        cause: { code: '23505', table: 'users', constraint: 'users_email_key' },
      },
    });
    expect(lines[1]).toMatchObject({ err: { errors: [{ code: '23505' }] } });
    expect(lines[2]).toMatchObject({ more: [{ code: '23505' }] });
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  it.each([
    ['550 no such user <canary.one+x@mail.example.org>', '550 no such user <[e-mail]>'],
    [
      'connect postgres://odyssey:canary@db.internal:5432/x',
      'connect postgres://odyssey:[password]@db.internal:5432/x',
    ],
    ['sent Authorization: Bearer canary.canary.canary', 'sent Authorization: Bearer [token]'],
    ['got eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJjYW5hcnkifQ.canary-canary', 'got [token]'],
    ['used odyssey_pat_canary0000canary_00000000', 'used [token]'],
    ['hash $argon2id$v=19$m=19456,t=2,p=1$canary$canary', 'hash [hash]'],
    ['invalid input syntax for type uuid: "my canary"', 'invalid input syntax for type uuid'],
    [`unreadable: ${unreadableJson('canary sings')}`, 'unreadable: Text that is not valid JSON'],
    ['kafkajs@2.2.4 of /a/b.ts:1:2 took 5 ms', 'kafkajs@2.2.4 of /a/b.ts:1:2 took 5 ms'],
  ])('never has a secret in it: %s', (said, kept) => {
    const lines = written((logger) => {
      logger.warn(said, 'Users');
      logger.error(new Error(said), 'Users');
    });
    expect(lines.map(({ msg }) => msg)).toEqual([kept, kept]);
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  it('has no headers, whoever logs them', () => {
    const lines: string[] = [];
    const pino = createPino('trace', { write: (line) => void lines.push(line) });
    const headers = { 'user-agent': 'canary', cookie: 'canary' };
    pino.trace({ busboyOptions: { headers } }, 'a form');
    pino.info({ headers, req: { headers } }, 'a request');
    expect(lines.join()).not.toContain('canary');
  });

  it('costs no more for a long and strange one', () => {
    const strange = [
      `${'a'.repeat(50_000)}@`,
      'a@'.repeat(25_000),
      '://a:'.repeat(10_000),
      'eyJ'.repeat(15_000),
    ];
    const began = performance.now();
    written((logger) => {
      for (const one of strange) logger.warn(one, 'Users');
    });
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('is not written below the level', () => {
    expect(written((logger) => logger.verbose('details', 'Tasks'))).toEqual([]);
  });
});
