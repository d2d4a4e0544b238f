import { describe, expect, it } from '@jest/globals';
import { joinUntilIn } from './kafka.ts';

const failure = (name: string, retriable?: boolean) => Object.assign(new Error(name), { name, retriable });

/** @returns how often it was tried, and what came of it. */
async function joined(failures: Error[]): Promise<{ tries: number; thrown?: string }> {
  let tries = 0;
  const join = async () => {
    tries += 1;
    const [error] = failures.splice(0, 1);
    if (error) throw error;
  };
  return joinUntilIn(join).then(
    () => ({ tries }),
    (error: Error) => ({ tries, thrown: error.message }),
  );
}

describe('joining a group', () => {
  it('goes on while the coordinator loads, or the connection to it breaks', async () => {
    const passing = [failure('KafkaJSProtocolError', true), failure('KafkaJSConnectionError', true)];
    expect(await joined(passing)).toEqual({ tries: 3 });
  });

  it.each([
    ['a refusal', failure('KafkaJSProtocolError', false)],
    ['a client that was given up', failure('KafkaJSNonRetriableError', false)],
    ['a fault of ours', failure('TypeError')],
  ])('ends with %s', async (_what, error) => {
    expect(await joined([error])).toEqual({ tries: 1, thrown: error.message });
  });
});
