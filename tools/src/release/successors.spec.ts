import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import * as contracts from '@odyssey/contracts';
import { REPOSITORY } from '../paths.ts';
import { promisesOf, releases } from './released.ts';

const { CATALOGUE } = contracts;
const nameOf = (event: contracts.EventDef) =>
  Object.entries(contracts).find(([, exported]) => exported === event)?.[0] ?? '';
const publishing = (name: string) => {
  const words = [
    'grep',
    '--fixed-strings',
    '--files-with-matches',
    `${name}.of(`,
    '--',
    'services/*/src/*.ts',
  ];
  try {
    return execFileSync('git', words, { cwd: REPOSITORY, encoding: 'utf8' }).trim().split('\n');
  } catch (error) {
    if ((error as { status?: number }).status === 1) return [];
    throw error;
  }
};

/** During an upgrade the last release's readers still run beside today's producers. */
describe('a later version of an event', () => {
  const readByRelease = new Set(releases().flatMap((version) => Object.keys(promisesOf(version))));
  const successors = CATALOGUE.filter(({ upcasts }) => upcasts).map((event) => [event.type, event] as const);

  it('is there once at least', () => {
    expect(successors.length).toBeGreaterThan(0);
  });

  it.each(successors)('%s is published only when a release reads it', (type, event) => {
    const publishers = publishing(nameOf(event));
    if (!readByRelease.has(type)) expect({ type, publishers }).toEqual({ type, publishers: [] });
  });

  it('can be seen being published', () => {
    expect(publishing('TaskCreated').length + publishing('TaskCompleted').length).toBeGreaterThan(0);
  });
});
