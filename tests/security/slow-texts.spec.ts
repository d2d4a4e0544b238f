import { beforeAll, describe, expect, it } from '@jest/globals';
import { type SignedIn, signedInClient, stack, waitUntil } from '@odyssey/testing';

/** Repeated to the greatest length, these make a careless regular expression go back and forth. */
const PUMPS = [
  ' ',
  '\t',
  '\u00a0',
  'a',
  '0',
  '!',
  '.',
  ',',
  '(',
  '<0>0',
  '«',
  '[1, ',
  'and i ',
  'on by ',
  'my favorite e is s ',
  'so well now ',
  'since a now ',
  'i like to ',
  'for kids ',
  'run run ',
  'chess ',
  'in Áa ',
  '1 of ',
  '€1 a ',
  'monday and ',
  '12 may ',
  'what is ',
  'Version/Safari ',
  'a-',
  'ab\n',
];

/** Milliseconds that one text may keep a service busy, on a machine that does other things too. */
const MOST = 3_000;

describe('a text made to be read slowly', () => {
  let eve: SignedIn;
  beforeAll(async () => {
    eve = await signedInClient(stack().gateway);
  });
  /** As long as it may be, and with an end that does not fit. */
  const pumped = (pump: string, length: number) => `${pump.repeat(length).slice(0, length - 2)}~x`;

  const slow: string[] = [];
  const timed = async (what: string, work: () => Promise<{ status: number }>) => {
    const from = performance.now();
    const { status } = await work();
    const took = performance.now() - from;
    if (took > MOST || status >= 500) slow.push(`${what}: ${status} after ${Math.round(took)} ms`);
  };

  it('is read in no time: said, remembered, looked for, planned', async () => {
    const { body: conversation } = await eve.client.post('/v1/conversations', {});
    const { body: goal } = await eve.client.post('/v1/goals', { title: 'Swim' });
    for (const pump of PUMPS) {
      const what = JSON.stringify(pump);
      const tell = (path: string, body: unknown) => eve.client.post(path, body);
      await timed(`say ${what}`, () =>
        tell(`/v1/conversations/${conversation.id}/messages`, { content: pumped(pump, 8_000) }),
      );
      await timed(`remember ${what}`, () =>
        tell('/v1/memories', { kind: 'fact', content: pumped(pump, 4_000) }),
      );
      await timed(`look for ${what}`, () => tell('/v1/memories/search', { query: pumped(pump, 2_000) }));
      await timed(`ask for context ${what}`, () =>
        tell('/v1/memories/context', { query: pumped(pump, 2_000) }),
      );
      await timed(`describe ${what}`, () =>
        eve.client.patch(`/v1/goals/${goal.id}`, {
          title: pumped(pump, 300),
          description: pumped(pump, 20_000),
        }),
      );
      const from = performance.now();
      const { body: plan } = await tell(`/v1/goals/${goal.id}/plans`, {});
      await waitUntil(
        async () => (await eve.client.get(`/v1/plans/${plan.id}`)).body.status !== 'requested',
        { within: 20_000, what: `a plan for ${what}` },
      );
      if (performance.now() - from > MOST)
        slow.push(`plan ${what}: ${Math.round(performance.now() - from)} ms`);
    }
    expect(slow).toEqual([]);
  }, 180_000);
});
