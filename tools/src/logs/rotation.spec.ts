import {
  appendFileSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { rotateLogs } from './rotation.ts';

it('moves a large log aside under the process that writes it, and leaves a small one', () => {
  const dir = mkdtempSync(join(tmpdir(), 'logs-'));
  mkdirSync(join(dir, 'logs'));
  const large = join(dir, 'logs/goals.log');
  const small = join(dir, 'logs/ai.log');
  const writer = openSync(large, 'a');
  writeSync(writer, 'before\n');
  truncateSync(large, 21 * 1024 * 1024);
  appendFileSync(small, 'small\n');

  rotateLogs(dir);
  writeSync(writer, 'after\n');
  closeSync(writer);

  expect(readFileSync(large, 'utf8')).toBe('after\n');
  expect(statSync(`${large}.1`).size).toBe(21 * 1024 * 1024);
  expect(readFileSync(small, 'utf8')).toBe('small\n');
  rmSync(dir, { recursive: true });
});
