import { describe, expect, it } from '@jest/globals';
import { countTier, type JestReport } from './count.ts';

function aFile(
  status: 'passed' | 'failed',
  tests: string[],
  name = '/x/tests/e2e/a.spec.ts',
): JestReport['testResults'][0] {
  return {
    name,
    status,
    startTime: 0,
    endTime: 1_500,
    assertionResults: tests.map((test) => ({ status: test })),
  };
}

const report = (...testResults: JestReport['testResults']): JestReport => ({ testResults });

describe('the count of a tier', () => {
  it('adds up its tests; a skipped one is neither', () => {
    const counted = countTier(
      'unit',
      1,
      report(aFile('failed', ['passed', 'failed', 'pending']), aFile('passed', ['passed'])),
    );
    expect(counted).toEqual({ tier: 'unit', passed: 2, failed: 1, seconds: 3 });
  });

  it('counts a file that does not load as one failure', () => {
    expect(countTier('unit', 1, report(aFile('failed', []), aFile('passed', ['passed'])))).toMatchObject({
      passed: 1,
      failed: 1,
    });
  });

  it('fails a tier in which nothing ran', () => {
    expect(countTier('unit', 1, report())).toMatchObject({ passed: 0, failed: 1 });
    expect(countTier('unit', 1, undefined)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('takes from a shared run only the files of its own suite', () => {
    const shared = report(
      aFile('passed', ['passed']),
      aFile('passed', ['passed'], '/x/tests/integration/b.spec.ts'),
    );
    expect(countTier('e2e', 2, shared)).toMatchObject({ passed: 1, failed: 0 });
  });
});
