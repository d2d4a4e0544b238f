export interface TierResult {
  tier: string;
  passed: number;
  failed: number;
  seconds: number;
}

/** What we read of Jest's JSON. */
export interface JestReport {
  testResults: {
    name: string;
    startTime: number;
    endTime: number;
    status: 'passed' | 'failed';
    assertionResults: { status: string }[];
  }[];
}

/**
 * One tier's share of a report. A file that failed without a failed test (it did not load) counts as one, and so does
 * a tier without a single test: silence must not look like success.
 */
export function countTier(tier: string, tiersInReport: number, report: JestReport | undefined): TierResult {
  const files = (report?.testResults ?? []).filter(
    ({ name }) => tiersInReport === 1 || name.includes(`/tests/${tier}/`),
  );
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failedTests = tests.filter(({ status }) => status === 'failed').length;
  const brokenFiles = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = failedTests + brokenFiles.length;
  const milliseconds = files.reduce((sum, { startTime, endTime }) => sum + (endTime - startTime), 0);
  return { tier, passed, failed: passed + failed === 0 ? 1 : failed, seconds: milliseconds / 1000 };
}
