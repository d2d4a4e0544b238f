import { describe, expect, it } from '@jest/globals';
import { QueryRunnerAlreadyReleasedError } from 'typeorm';
import { failureOf } from './failure.ts';

const coded = (code: string) => Object.assign(new Error('x'), { driverError: { code } });

describe('a failure of a group', () => {
  it.each([
    ['a deadlock', coded('40P01'), 'transient'],
    ['a lock that was not free', coded('55P03'), 'locked'],
    ['a transaction ended because this process slept', coded('25P03'), 'transient'],
    ['a connection lost between two queries', new QueryRunnerAlreadyReleasedError(), 'transient'],
    ['a server that shuts down', coded('57P01'), 'away'],
    ['a full disk', coded('53100'), 'away'],
    ['a connection that no longer answers', new Error('Query read timeout'), 'away'],
    ['a row that is refused', coded('23505'), 'own'],
    ['an error of the handler', new Error('poison'), 'own'],
  ])('by %s is told apart', (_name, error, failure) => {
    expect(failureOf(error)).toBe(failure);
  });
});
