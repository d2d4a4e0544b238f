import { execFile } from 'node:child_process';
import { join } from 'node:path';

const EXECUTABLE = join(import.meta.dirname, '../../odyssey');

/** What the broker, CI and a person would say in the environment: none of it may leak in from who runs the tests. */
const CLEARED = {
  CI: undefined,
  GITHUB_HEAD_REF: undefined,
  GITHUB_REF_NAME: undefined,
  PACT_BROKER_BASE_URL: undefined,
  PACT_BROKER_TOKEN: undefined,
  PACT_BROKER_USERNAME: undefined,
  PACT_BROKER_PASSWORD: undefined,
  PACT_URL: undefined,
  PACT_BROKER_HTTP_RETRIES: '0',
  NODE_OPTIONS: '--no-warnings',
};

export interface Said {
  readonly code: number;
  readonly out: string;
}

/** `./odyssey contracts …` as CI or a person types it. Resolves whatever its exit code. */
export function contracts(words: readonly string[], env: NodeJS.ProcessEnv): Promise<Said> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...CLEARED, ...env }, maxBuffer: 16 * 1_024 * 1_024 };
    execFile(EXECUTABLE, ['contracts', ...words], options, (error, out, err) => {
      const code = typeof error?.code === 'number' ? error.code : error ? 1 : 0;
      resolve({ code, out: out + err });
    });
  });
}
