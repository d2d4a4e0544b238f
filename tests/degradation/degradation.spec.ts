import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SERVICES } from '@odyssey/contracts';
import { type HttpAnswer, leaksInLog, secretsOf, waitUntil, wordsOfPeople } from '@odyssey/testing';
import { ask, type Kept, type Person, somebody } from './asks.ts';
import { type Cell, type Cut, MODES, statusOf } from './cells.ts';
import { nameOf, WAVES } from './cuts.ts';
import { House } from './house.ts';
import { cutLines, deadlineLines, healingLines, modeLines } from './page.ts';

jest.setTimeout(90_000);

const PAGE = join(import.meta.dirname, '../../docs/degradation.md');
/** Nothing of the inside may be in an answer. */
const INSIDE =
  /\n\s+at |node_modules|postgres(ql)?:\/\/|redis:\/\/|ECONN|ENOSPC|\bselect\b.+\bfrom\b|127\.0\.0\.1/i;
const LOUD = new Set(['warn', 'error', 'fatal']);
/** One try of a job is as one request: they are counted, and grow rarer. */
const TRY = /, try \d+ of |^export /;
/** Lines that one cut may cost a service: one for each part of it that notices. */
const CHANGES = 6;

const dir = resolve(`.odyssey/degradation-${process.pid}`);
let house: House;
beforeAll(async () => {
  house = await House.start(dir);
}, 120_000);
afterAll(async () => {
  await house?.close();
  rmSync(dir, { recursive: true, force: true });
}, 60_000);

interface Answered {
  cell: Cell;
  answer: HttpAnswer;
  tookMs: number;
}

async function asked(cell: Cell, person: Person): Promise<Answered> {
  const began = performance.now();
  const answer = await ask(cell.asked).send(person);
  return { cell, answer, tookMs: performance.now() - began };
}

/** Asked until it is known that there is no answer, which takes as long as one question. */
async function known(cell: Cell, person: Person): Promise<Answered> {
  let last = await asked(cell, person);
  await waitUntil(
    async () => {
      if (last.tookMs > cell.withinMs) last = await asked(cell, person);
      return last.tookMs <= cell.withinMs;
    },
    { within: 10_000, what: `“${cell.asked}” is answered at once` },
  );
  return last;
}

/** As the table says; and whatever is refused is refused as everywhere. */
function expectAsStated({ cell, answer: { status, headers, body }, tookMs }: Answered): void {
  const { asked: what, answers, withinMs, says } = cell;
  const told = status < 400 ? status : `${status} ${body.code}`;
  expect({ what, told, known: answers.includes(told as never) }).toEqual({ what, told, known: true });
  expect({ what, late: tookMs > withinMs ? tookMs : 0 }).toEqual({ what, late: 0 });
  if (says) expect({ what, says: says.words, body, holds: says.holds(body) }).toMatchObject({ holds: true });
  if (status < 400) return;
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect(JSON.stringify(body)).not.toMatch(INSIDE);
}

/** What was refused or came from a stand-in is answered as ever. */
async function heals({ asked: what, answers, again }: Cell, person: Person): Promise<void> {
  if (!again && answers.every((one) => typeof one === 'number')) return;
  await waitUntil(
    async () => {
      const { status, body } = await ask(what).send(person);
      return status === statusOf(what) && (again?.holds(body) ?? true);
    },
    { within: 15_000, what: `“${what}” is answered as ever` },
  );
}

const probe = async (path: string) =>
  Object.fromEntries(
    await Promise.all(
      SERVICES.map(async (name) => {
        const answer = await fetch(`${house.url(name)}${path}`);
        await answer.arrayBuffer();
        return [name, answer.status] as const;
      }),
    ),
  );
const all = (status: number, other: readonly string[] = []) =>
  Object.fromEntries(SERVICES.map((name) => [name, other.includes(name) ? 503 : status]));

async function begin({ road, mode, acts, answerBytes }: Cut): Promise<void> {
  if (acts) await acts.begin(house);
  else if (road && answerBytes && mode === 'falls silent') house.road(road).fallSilentAfter(answerBytes);
  else if (road && answerBytes) house.road(road).breakOffAfter(answerBytes);
  else if (road && mode !== 'full') await MODES[mode].cut(house.road(road));
}
async function end({ road, mode, acts }: Cut): Promise<void> {
  if (acts) await acts.end(house);
  if (!road) return;
  house.road(road).heal();
  if (mode === 'refused' || mode === 'gone') await house.road(road).takeAgain();
}

/** Warnings by service, without those about single requests and tries of jobs: those are one each. */
const troubleLines = () =>
  Object.fromEntries(
    SERVICES.map((name) => [
      name,
      house
        .logged(name)
        .filter(({ level, requestId, msg }) => LOUD.has(level) && requestId === undefined && !TRY.test(msg))
        .length,
    ]),
  );

const isReady = async (other: readonly string[] = []) =>
  JSON.stringify(await probe('/readyz')) === JSON.stringify(all(200, other));

/** What was accepted of a person. */
interface Accepted {
  readonly person: Person;
  readonly what: string;
  readonly keeps: Kept;
}

/** Somebody for each cut, and open connections where they are to be cut. */
async function comes({ warm, cells }: Cut): Promise<Person> {
  const person = await somebody(house);
  if (warm) for (const cell of cells) await ask(cell.asked).send(person);
  return person;
}

/** Asks everything of a cut side by side, then what is to be asked later. @returns what was accepted */
async function asksAll({ cells }: Cut, person: Person): Promise<Accepted[]> {
  const answered = await Promise.all(cells.filter(({ later }) => !later).map((cell) => asked(cell, person)));
  for (const cell of cells.filter(({ later }) => later)) answered.push(await known(cell, person));
  for (const one of answered) expectAsStated(one);
  return answered.flatMap(({ cell, answer }) => {
    const keeps = answer.status < 400 ? ask(cell.asked).kept?.(answer) : undefined;
    return keeps ? [{ person, what: cell.asked, keeps }] : [];
  });
}

describe('with something away', () => {
  it.each(WAVES.map((wave) => [wave.map(nameOf).join('; '), wave] as const))('%s', async (_name, wave) => {
    const people = await Promise.all(wave.map(comes));
    const personOf = (n: number) => people[n] as Person;
    const before = troubleLines();
    const notReady = wave.flatMap((cut) => cut.notReady);
    let accepted: Accepted[] = [];
    await Promise.all(wave.map(begin));
    try {
      const [answered] = await Promise.all([
        Promise.all(wave.map((cut, n) => asksAll(cut, personOf(n)))),
        waitUntil(() => isReady(notReady), {
          within: 10_000,
          what: `only ${notReady.join() || 'nobody'} says that it is not ready`,
        }),
      ]);
      accepted = answered.flat();
      expect(await probe('/livez')).toEqual(all(200));
    } finally {
      await Promise.all(wave.map(end));
    }
    await waitUntil(() => isReady(), { within: 10_000, what: 'everybody is ready again' });
    await Promise.all(wave.flatMap(({ cells }, n) => cells.map((cell) => heals(cell, personOf(n)))));
    await Promise.all(
      accepted.map(({ person, what, keeps }) =>
        waitUntil(() => keeps(person), { within: 30_000, what: `what follows from “${what}” is there` }),
      ),
    );
    const after = troubleLines();
    for (const name of SERVICES) {
      const lines = (after[name] ?? 0) - (before[name] ?? 0);
      const flood = lines > CHANGES * wave.length;
      expect({ name, lines, flood }).toEqual({ name, lines, flood: false });
    }
  });
});

describe('the logs of it all', () => {
  it('hold nothing of anybody, and no secret', () => {
    const words = [...wordsOfPeople(), 'I like the river.', 'How do I go on?'];
    const secrets = secretsOf(house.stack.env);
    const found = SERVICES.flatMap((by) =>
      house
        .logged(by)
        .flatMap((line) =>
          leaksInLog({ by, text: JSON.stringify(line) }, words, secrets).map((leak) => ({ by, leak, line })),
        ),
    );
    expect(found).toEqual([]);
  });
});

describe('docs/degradation.md', () => {
  it('says what is tested here, cell for cell', () => {
    const lines = new Set(readFileSync(PAGE, 'utf8').split('\n'));
    const expected = [...modeLines, ...cutLines, ...healingLines, ...deadlineLines];
    expect(expected.filter((line) => !lines.has(line))).toEqual([]);
    const known = new Set(expected);
    expect([...lines].filter((line) => line.startsWith('| ') && !known.has(line))).toEqual([]);
  });
});
