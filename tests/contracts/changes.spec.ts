import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type EventDef, type Received, TaskCompleted, toHeaders } from '@odyssey/contracts';
import { goals } from '@odyssey/goals';
import { outgoingCall } from '@odyssey/platform';
import { z } from 'zod';
import { descriptionOf, writeReading } from '../../libs/testing/src/pact/message-interaction.ts';
import { pactFilesOf } from '../../libs/testing/src/pact/pact-files.ts';
import { Reads } from '../../libs/testing/src/pact/recorded-reads.ts';
import { verifyProvider } from '../../libs/testing/src/pact/verify.ts';
import type { Agreements } from '../../tools/src/contracts/map/agreements.ts';
import type { Boundaries } from '../../tools/src/contracts/map/boundaries.ts';
import { joinContracts } from '../../tools/src/contracts/map/join.ts';
import { mergedPacts } from '../../tools/src/contracts/merge-pacts.ts';
import { allAgreed, kept, said } from './all-agreed.ts';
import { freshFolder } from './one-pact.ts';

/** The page that walks through these changes; what turns red stands on it as it is said. */
const PAGE = readFileSync(join(import.meta.dirname, '../../docs/contracts.md'), 'utf8').replaceAll(
  /^ +/gm,
  '',
);
const onThePage = (text: string) => expect(PAGE).toContain(text.replaceAll(/^ +/gm, ''));

type Consumer = 'ai' | 'external';

/** Writes the contract of a reader that looks at these fields, as the readers' suites do. @returns the folder. */
async function contractOf(
  consumer: Consumer,
  name: string,
  fields: readonly string[],
  event: EventDef = TaskCompleted,
  example: Received = TaskCompleted.example(),
): Promise<string> {
  const folder = freshFolder();
  const reads = new Reads();
  const seen = reads.of(example.data) as Record<string, unknown>;
  const read = fields.map((field) => seen[field]);
  const description = descriptionOf(event, `${consumer}.${name}`);
  const reading = { consumer, event, description, example, fields: reads.paths };
  await writeReading(join(folder, 'reads'), reading, async ({ data }) => {
    expect(fields.map((field) => (data as Record<string, unknown>)[field])).toEqual(read);
  });
  return folder;
}

/** Holds goals to it, when this is what it publishes. */
function verified(folder: string, data: object) {
  const event = TaskCompleted.example();
  const { files, interactions } = pactFilesOf('goals', join(folder, 'reads'));
  const metadata = { ...toHeaders(event), kafka_topic: TaskCompleted.topic, kafka_key: event.subject };
  return verifyProvider({
    provider: 'goals',
    states: {},
    message: async () => ({ metadata, body: JSON.stringify(data) }),
    source: { pactUrls: files },
    expected: interactions,
  });
}

const today = TaskCompleted.sample;
const whyNot = (run: Promise<unknown>) =>
  run.then(
    () => 'all is kept',
    (error: Error) => error.message,
  );

const real = said(goals);
const agreed = allAgreed(real);
const troublesOf = (boundaries: Boundaries, agreements: Agreements) =>
  joinContracts(boundaries, agreements, kept(agreements), [], '2026-05-04').troubles;

describe('adding a field', () => {
  const glad = { ...TaskCompleted, data: TaskCompleted.data.extend({ mood: z.string().optional() }) };
  const example = TaskCompleted.example();
  const withMood = { ...example, data: { ...example.data, mood: 'glad' } } as Received;

  it('breaks nobody', async () => {
    const folder = await contractOf('ai', 'write-story', ['title']);
    expect(await whyNot(verified(folder, { ...today, mood: 'glad' }))).toBe('all is kept');
  });

  it('has to come before it is read', async () => {
    const folder = await contractOf(
      'ai',
      'write-story',
      ['title', 'mood'],
      glad as unknown as EventDef,
      withMood,
    );
    expect(await whyNot(verified(folder, { ...today, mood: 'glad' }))).toBe('all is kept');
    const red = await whyNot(verified(folder, today));
    expect(red).toContain('failed: ai | goals.task.completed.v1 as ai.write-story reads it');
    onThePage(red);
  });
});

describe('renaming a field', () => {
  const { title, ...rest } = today;
  const renamed = { ...rest, heading: title };

  it('is red for each of its readers, and for no other', async () => {
    expect(await whyNot(verified(await contractOf('ai', 'count', ['taskId']), renamed))).toBe('all is kept');
    const red = await whyNot(verified(await contractOf('external', 'schema', ['taskId', 'title']), renamed));
    expect(red).toContain('Actual map is missing the following keys: title');
    onThePage(red);
  });

  it('is free once nobody reads it: the contract of who stops reading is looser, line for line', async () => {
    const before =
      mergedPacts(await contractOf('ai', 'write-story', ['title', 'completedAt']))['ai-goals.json'] ?? '';
    const after = mergedPacts(await contractOf('ai', 'write-story', ['completedAt']))['ai-goals.json'] ?? '';
    // The last line of a list has no comma.
    const linesOf = (pact: string) => pact.split('\n').map((line) => line.trim().replace(/,$/, ''));
    const linesAfter = new Set(linesOf(after));
    const gone = linesOf(before).filter((line) => !linesAfter.has(line));
    expect(gone).toEqual([`"title": ${JSON.stringify(today.title)}`, '"$.title": {', '"match": "type"']);
    expect(before.length).toBeGreaterThan(after.length);
    expect(await whyNot(verified(await contractOf('ai', 'write-story', ['completedAt']), renamed))).toBe(
      'all is kept',
    );
  });
});

describe('adding an event', () => {
  const turned = { type: 'goals.tide.turned.v1', provider: 'goals' };
  const reading = { ...turned, consumer: 'ai', handler: 'watch-tides' };
  const boundaries = { ...real, events: [...real.events, turned] };

  it('is red until someone holds its publisher to it', () => {
    const [red = '', ...more] = troublesOf(boundaries, agreed);
    expect(more).toEqual([]);
    onThePage(red);
  });

  it('is red for a handler until its contract is written', () => {
    const readings = [
      ...agreed.readings,
      {
        ...turned,
        ...{ consumer: 'external', published: turned.type, handler: 'schema', fields: [] },
        ...{ description: 'of the tide', identity: 'of the tide' },
      },
    ];
    const withHandler = { ...boundaries, readings: [...real.readings, reading] };
    expect(troublesOf(boundaries, { ...agreed, readings })).toEqual([]);
    const [red = '', ...more] = troublesOf(withHandler, { ...agreed, readings });
    expect(more).toEqual([]);
    onThePage(red);
  });
});

describe('retiring a route', () => {
  const gone = (operation: string) => ({
    ...real,
    routes: real.routes.filter((route) => route.operation !== operation),
  });

  it('is red until its contracts are removed', () => {
    const red = troublesOf(gone('Tasks_reopen'), agreed);
    expect(red.length).toBeGreaterThan(1);
    onThePage(red.find((line) => line.includes('answers 200')) ?? 'no answer of it was told of');
    const without = agreed.answers.filter(({ description }) => !description.startsWith('Tasks_reopen'));
    expect(troublesOf(gone('Tasks_reopen'), { ...agreed, answers: without })).toEqual([]);
  });

  it('is red while a service still calls it', () => {
    outgoingCall({ by: 'ai', to: 'goals', method: 'GET', path: '/internal/tides/{id}' });
    const [red = ''] = troublesOf(said(goals), agreed);
    onThePage(red);
  });
});
