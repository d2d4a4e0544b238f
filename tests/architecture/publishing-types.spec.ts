import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';

const run = promisify(execFile);
const REPOSITORY = join(import.meta.dirname, '../..');
const ID = `'01890000-0000-7000-8000-00000000face'`;

/** What a service has at hand where it publishes. */
const AT_HAND = `
  import { TaskReopened, GoalReopened } from '@odyssey/contracts';
  import { Outbox, Transactions, Tx } from '@odyssey/events';
  import { DataSource } from 'typeorm';
  declare const outbox: Outbox, transactions: Transactions, tx: Tx, dataSource: DataSource;
`;

describe('publishing', () => {
  let room = '';
  afterEach(() => rmSync(room, { recursive: true, force: true }));

  /** @returns the codes of what the type checker says about each line. */
  async function errorsOf(lines: readonly string[]): Promise<string[]> {
    const parent = join(REPOSITORY, '.odyssey');
    mkdirSync(parent, { recursive: true });
    room = mkdtempSync(join(parent, 'publishing-types-'));
    writeFileSync(
      join(room, 'tsconfig.json'),
      JSON.stringify({ extends: '../../tsconfig.base.json', include: ['*.ts'], exclude: [] }),
    );
    for (const [n, line] of lines.entries()) writeFileSync(join(room, `line-${n}.ts`), `${AT_HAND}${line}\n`);
    const program = join(REPOSITORY, 'node_modules/.bin/tsc');
    // Errors end it with a code of their own; they are on standard output.
    const { stdout } = await run(program, ['-p', room, '--pretty', 'false'], { cwd: room }).catch(
      (error: { stdout: string }) => error,
    );
    return lines.map((_, n) =>
      [...stdout.matchAll(/^line-(\d+)\.ts\(\d+,\d+\): error (TS\d+)/gm)]
        .filter(([, line]) => Number(line) === n)
        .map(([, , code]) => code)
        .join(' '),
    );
  }

  it('compiles with a transaction and what the catalogue takes, and with nothing else', async () => {
    const good = `TaskReopened.of({ taskId: ${ID}, title: 'Walk' })`;
    const expected: [line: string, errors: string][] = [
      [`await outbox.add(tx, ${good});`, ''],
      [`await transactions.forPerson(${ID}, (tx) => outbox.add(tx, ${good}));`, ''],
      [
        `await outbox.add(tx, Math.random() > 0.5 ? ${good} : GoalReopened.of({ goalId: ${ID}, title: 'x' }));`,
        '',
      ],
      // Without a transaction: expected 2 arguments; not a Tx; a Tx cannot be made up.
      [`await outbox.add(${good});`, 'TS2554'],
      [`await outbox.add(dataSource, ${good});`, 'TS2740'],
      [`await outbox.add(dataSource.manager, ${good});`, 'TS2740'],
      [`await outbox.add({ manager: dataSource.manager, person: ${ID} }, ${good});`, 'TS2740'],
      // With data that the catalogue refuses: a field is missing, is of another type, is unknown.
      [`await outbox.add(tx, TaskReopened.of({ taskId: ${ID} }));`, 'TS2741'],
      [`await outbox.add(tx, TaskReopened.of({ taskId: ${ID}, title: 7 }));`, 'TS2322'],
      [`await outbox.add(tx, TaskReopened.of({ taskId: ${ID}, title: 'Walk', colour: 'red' }));`, 'TS2353'],
      [`await outbox.add(tx, { event: GoalReopened, data: { taskId: ${ID}, title: 'Walk' } });`, 'TS2322'],
      [`await outbox.add(tx, { event: TaskReopened, data: { taskId: ${ID} } });`, 'TS2322'],
      [`await outbox.add(tx, { title: 'Walk' });`, 'TS2353'],
    ];
    expect(await errorsOf(expected.map(([line]) => line))).toEqual(expected.map(([, errors]) => errors));
  }, 60_000);
});
