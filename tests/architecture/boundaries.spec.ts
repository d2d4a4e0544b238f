import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';

const run = promisify(execFile);
const REPOSITORY = join(import.meta.dirname, '../..');
const ROOMS = ['contracts', 'libs', 'services', 'tools', 'tests'];

interface Report {
  summary: { violations: { rule: { name: string }; from: string }[]; totalCruised: number };
}

async function cruise(...rooms: string[]): Promise<Report> {
  const program = join(REPOSITORY, 'node_modules/.bin/depcruise');
  const options = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...rooms];
  // Violations end it with a code of their own; the report is on standard output either way.
  const { stdout } = await run(program, options, { cwd: REPOSITORY, maxBuffer: 256 * 1024 * 1024 }).catch(
    (error: { stdout: string }) => error,
  );
  return JSON.parse(stdout) as Report;
}

describe('the arrows of the house', () => {
  const written: string[] = [];
  afterEach(() => {
    for (const file of written.splice(0)) rmSync(file);
  });
  const write = (path: string, line: string) => {
    const file = join(REPOSITORY, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${line}\n`);
    written.push(file);
  };

  it('are kept, and looked at: hundreds of modules', async () => {
    const { summary } = await cruise(...ROOMS);
    expect(summary.violations).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(300);
  }, 60_000);

  it('turn red for each forbidden import', async () => {
    const trespass = [
      ['services/goals/src/zz-trespass.ts', "import '@odyssey/auth';", 'no-service-from-goals'],
      ['services/ai/src/zz-trespass.ts', "import '../../goals/src/service.ts';", 'no-service-from-ai'],
      ['libs/platform/src/zz-trespass.ts', "import '@odyssey/goals';", 'libs-know-no-service'],
      ['libs/events/src/zz-trespass.ts', "import '@odyssey/platform';", 'libs-in-order'],
      ['contracts/zz-trespass.ts', "import 'typeorm';", 'contracts-know-zod-only'],
      ['services/goals/src/zz-trespass.rules.ts', "import 'typeorm';", 'rules-are-pure'],
      ['services/media/src/zz-trespass.rules.ts', "import '@nestjs/common';", 'rules-are-pure'],
      [
        'services/memory/src/zz-trespass.ts',
        "import type { Kafka } from 'kafkajs';\nexport type K = Kafka;",
        'kafkajs-in-one-file',
      ],
      ['services/auth/src/zz-trespass.ts', "import '@odyssey/testing';", 'testing-in-tests-only'],
      ['services/archival/src/zz-trespass.ts', "import '@odyssey/no-such-package';", 'resolvable'],
      [
        'tools/src/zz-trespass.ts',
        "import '../../services/goals/src/app.module.ts';",
        'tools-see-service-ts-only',
      ],
    ] as const;
    for (const [path, line] of trespass) write(path, line);
    const { summary } = await cruise(...trespass.map(([path]) => path));
    for (const [path, , rule] of trespass) {
      expect(summary.violations.map(({ from, rule: { name } }) => `${name} ${from}`)).toContain(
        `${rule} ${path}`,
      );
    }
  }, 60_000);
});
