import { describe, expect, it } from '@jest/globals';
import { mutantsOf, type Operator } from '../../tools/src/contracts/mutation/mutants.ts';
import { judge } from '../../tools/src/contracts/mutation/mutate.ts';
import { replayed } from '../../tools/src/contracts/mutation/replayed.ts';
import { type Change, changesOf } from '../../tools/src/contracts/mutation/trials.ts';
import type { Interaction, Pact, Rules } from '../../tools/src/contracts/pact-file.ts';

const rule = (
  ...matchers: { match: string; regex?: string; min?: number; rules?: { match: string }[] }[]
) => ({ matchers });

const read: Interaction = {
  type: 'Asynchronous/Messages',
  description: 'goals.tide.turned.v1 as ai.watch reads it',
  contents: {
    content: { title: 'Ebb', kind: 'spring', tags: ['sea'], place: { name: 'Wadden' }, heights: { a: 1 } },
    contentType: 'application/json',
    encoded: false,
  },
  metadata: {
    kafka_topic: 'odyssey.goals',
    ce_type: 'goals.tide.turned.v1',
    contentType: 'application/json',
  },
  matchingRules: {
    body: {
      '$.title': rule({ match: 'type' }),
      '$.kind': rule({ match: 'regex', regex: '^(spring|neap)$' }),
      '$.tags': rule({ match: 'type', min: 1 }),
      '$.tags[*]': rule({ match: 'type' }),
      '$.place.name': rule({ match: 'type' }),
      '$.heights': rule({ match: 'eachValue', rules: [{ match: 'integer' }] }),
    },
  },
};
const asked: Interaction = {
  type: 'Synchronous/HTTP',
  description: 'the height of the tide',
  request: { method: 'GET', path: '/internal/tides/1' },
  response: {
    status: 200,
    headers: { 'content-type': ['application/json'] },
    body: { content: { height: 3 }, contentType: 'application/json', encoded: false },
    matchingRules: { body: { '$.height': rule({ match: 'integer' }) } },
  },
};

const given = {
  message: {
    title: 'Flood',
    kind: 'neap',
    tags: ['moon', 'sea'],
    place: { name: 'Fundy', country: 'CA' },
    heights: { husum: 3 },
    turnedAt: '2026-05-04T07:40:00Z',
  },
  answer: { height: 12, unit: 'm' },
};

const pactOf = (interactions: Interaction[]): Pact => ({
  consumer: { name: 'ai' },
  provider: { name: 'goals' },
  interactions,
});

const changes = (pact: Pact) =>
  changesOf(
    [pact],
    [
      {
        ...{ consumer: 'ai', description: read.description, states: [], result: 'OK' },
        given: {
          metadata: {
            kafka_topic: 'odyssey.goals',
            ce_type: 'goals.tide.turned.v1',
            traceparent: '00-1-2-01',
          },
          body: JSON.stringify(given.message),
        },
      },
      {
        ...{ consumer: 'ai', description: asked.description, states: [], result: 'OK' },
        given: {
          status: 200,
          metadata: { 'content-type': 'application/json' },
          body: JSON.stringify(given.answer),
        },
      },
    ],
  );

async function judged(pact: Pact) {
  const all = changes(pact);
  const accepted = await replayed('goals', all);
  const survivors = all
    .filter(({ id, operator }) => accepted[id] && operator !== 'nothing')
    .map(({ operator, at }: Change) => `${operator} ${at}`);
  return { ...judge('goals', all, accepted), survivors };
}

describe('a changed answer', () => {
  it('comes in every small way', () => {
    const of = (operator: Operator, at: string) =>
      mutantsOf(given.message).find((one) => one.operator === operator && one.at === at)?.value;
    expect(of('drop', 'place.name')).toEqual({ ...given.message, place: { country: 'CA' } });
    expect(of('rename', 'kind')).toMatchObject({ kindRenamed: 'neap' });
    expect(of('retype', 'tags[*]')).toMatchObject({ tags: [7, 'sea'] });
    expect(of('null', 'place')).toMatchObject({ place: null });
    expect(of('empty', 'tags')).toMatchObject({ tags: [] });
    expect(of('another value', 'kind')).toMatchObject({ kind: 'zz unheard of' });
  });

  it('is noticed exactly where its contract names what was changed', async () => {
    const { troubles, survivors, tried, noticed } = await judged(pactOf([read, asked]));
    expect(troubles).toEqual([]);
    expect(survivors).toEqual([
      'another value title',
      'another value tags[*]',
      'another value place.name',
      ...['drop', 'rename', 'retype', 'null', 'another value'].map((operator) => `${operator} place.country`),
      'drop heights.husum',
      'rename heights.husum',
      ...['drop', 'rename', 'retype', 'null', 'another value'].map((operator) => `${operator} turnedAt`),
      'drop metadata traceparent',
      'another value metadata traceparent',
      ...['drop', 'rename', 'retype', 'null', 'another value'].map((operator) => `${operator} unit`),
    ]);
    expect(noticed).toBe(tried - survivors.length);
  }, 60_000);

  it('is told of when verifier and contract do not agree about it', () => {
    const all = changes(pactOf([read]));
    const asPromised = Object.fromEntries(all.map(({ id, noticed }) => [id, !noticed]));
    const idOf = (place: string) =>
      all.find(({ operator, at }) => operator === 'drop' && at === place)?.id ?? '';
    expect(judge('goals', all, asPromised).troubles).toEqual([]);
    const otherwise = { ...asPromised, [idOf('place.name')]: true, [idOf('turnedAt')]: false };
    expect(judge('goals', all, otherwise).troubles).toEqual([
      `"${read.description}" of ai minds drop of place.name, yet it goes unnoticed: the contract promises less than it seems to.`,
      `"${read.description}" of ai does not mind drop of turnedAt, yet it is refused: the contract promises more than it seems to.`,
    ]);
    const { [idOf('title')]: _lost, ...lost } = asPromised;
    expect(judge('goals', all, lost).troubles).toEqual([
      `"${read.description}" of ai: drop of title was not run; run it again.`,
    ]);
  });

  it('says nothing when already the answer as it is would be refused', async () => {
    const rules: Rules = {
      body: { ...read.matchingRules?.body, '$.kind': rule({ match: 'regex', regex: '^ebb$' }) },
    };
    const { troubles } = await judged(pactOf([{ ...read, matchingRules: rules }]));
    expect(troubles).toEqual([
      `"${read.description}" of ai is refused as goals gave it, unchanged: ./odyssey test providers.`,
    ]);
  }, 60_000);
});
