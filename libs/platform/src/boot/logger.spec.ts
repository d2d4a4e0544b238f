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

  it('is not written below the level', () => {
    expect(written((logger) => logger.verbose('details', 'Tasks'))).toEqual([]);
  });
});
