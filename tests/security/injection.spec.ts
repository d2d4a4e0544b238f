import { beforeAll, describe, expect, it } from '@jest/globals';
import { type SignedIn, signedInClient, stack, waitUntil } from '@odyssey/testing';
import { HEADER_TEXTS, READ_HEADERS, SLEEP_SECONDS, TEXTS } from './corpus.ts';
import { type TextField, textFields } from './surface/fields.ts';
import { footprint } from './surface/footprint.ts';
import { Life } from './surface/life.ts';
import { ENDS_ACCESS, hasId } from './surface/needs.ts';
import { everyOperation, type Operation } from './surface/operations.ts';
import { type Heard, say } from './surface/say.ts';
import { sideBySide } from './surface/side-by-side.ts';

/** Answers of the edge itself, to what is no request or no address. */
const OF_THE_EDGE = [400, 404, 413, 414, 431];

/** S2: what people write is data, wherever they write it. */
describe('text that means something elsewhere', () => {
  const operations = everyOperation();
  const gateway = stack().gateway;
  let ben: Life;
  let eve: SignedIn;
  /** A thing of Eve's for each path, so that what she writes reaches the database. */
  let eves: Life;
  let before: Record<string, string>;

  beforeAll(async () => {
    [ben, eves] = await Promise.all([Life.lead(gateway, 'canaryben'), Life.lead(gateway, 'eve')]);
    eve = { ...(await signedInClient(gateway)), client: eves.client, accessToken: eves.accessToken };
    before = await atRest(ben.userId);
  }, 90_000);

  /** Once nothing of the person moves any more: stories and notifications come a little later. */
  const atRest = async (userId: string) => {
    let last = await footprint(userId);
    await waitUntil(
      async () => {
        const now = await footprint(userId);
        const still = JSON.stringify(now) === JSON.stringify(last);
        last = now;
        return still;
      },
      { within: 15_000, what: 'nothing of the person moves any more' },
    );
    return last;
  };

  /** Whoever loses their access by the call is not Eve. */
  const tokenFor = async ({ name }: Operation) =>
    ENDS_ACCESS.includes(name) ? (await signedInClient(gateway)).accessToken : eve.accessToken;

  const faultsOf = (operation: Operation, what: string, { status, text, took }: Heard): string[] => {
    const said = `${operation.name} ${what}`;
    return [
      ...(status >= 500 ? [`${said}: ${status} ${text.slice(0, 200)}`] : []),
      ...([...operation.statuses, ...OF_THE_EDGE].includes(status)
        ? []
        : [`${said}: undocumented ${status}`]),
      ...(/canaryben|\bPostgreSQL \d|root:x:0/.test(text) ? [`${said}: shows ${text.slice(0, 200)}`] : []),
      ...(took > (SLEEP_SECONDS / 2) * 1000 ? [`${said}: took ${Math.round(took)} ms`] : []),
    ];
  };

  it('is looked for on every route', () => {
    const fields = operations.flatMap(textFields);
    expect(fields.length).toBeGreaterThan(150);
    expect(fields.some(({ place }) => place === 'form caption')).toBe(true);
  });

  it('is data in every field of every body, query, form and path', async () => {
    // Where words of one form are asked for, a field meets one text in eight; where each answer costs the hash of a password, one in
    // three. All fields together meet every one.
    const oneIn = ({ service }: Operation, { guarded }: TextField) =>
      guarded ? 8 : service === 'auth' ? 3 : 1;
    const cases = operations.flatMap((operation) =>
      textFields(operation).flatMap((field, place) => {
        const share = oneIn(operation, field);
        const texts = TEXTS.filter((_, index) => index % share === place % share);
        return texts.map((text) => ({ operation, field, text }));
      }),
    );
    const statuses: Record<number, number> = {};
    const faults = await sideBySide(cases, async ({ operation, field, text }) => {
      const said = { ...(hasId(operation) ? { id: eves.idFor(operation) } : {}), ...field.saying(text) };
      const headers = operation.method === 'DELETE' ? { 'if-match': '"never"' } : undefined;
      const heard = await say(gateway, operation, said, await tokenFor(operation), headers);
      statuses[heard.status] = (statuses[heard.status] ?? 0) + 1;
      const what = `${field.place} = ${JSON.stringify(text.slice(0, 60))}`;
      return [...faultsOf(operation, what, heard), ...(await changedText(operation, field, text, heard))];
    });
    expect(faults.flat()).toEqual([]);
    // Not only refusals: a great part was taken and stored.
    expect(statuses[201]).toBeGreaterThan(300);
    expect(statuses[200]).toBeGreaterThan(500);
  }, 180_000);

  /** What was stored is read again, and is what was written. */
  async function changedText(
    operation: Operation,
    { place, steps }: TextField,
    text: string,
    { status, headers, text: answered }: Heard,
  ): Promise<string[]> {
    if (status >= 300 || steps.length === 0 || !answered) return [];
    const location = headers.get('location');
    const shown: unknown = location ? (await eves.client.get(location)).body : JSON.parse(answered);
    let at = shown;
    for (const step of steps) at = (at as Record<string, unknown> | undefined)?.[step];
    // A form's line ends and characters are put right by whoever sends it; a locale is written as its registry does.
    const sent = place.startsWith('form') ? text.toWellFormed().replaceAll(/\r?\n/g, '\r\n') : text;
    return at === undefined || at === sent || steps[0] === 'locale'
      ? []
      : [`${operation.name} ${place}: ${JSON.stringify(text)} came back as ${JSON.stringify(at)}`];
  }

  it('is data in every header that is read', async () => {
    const cases = operations.flatMap((operation) =>
      READ_HEADERS.map((header, index) => ({ operation, header, index })),
    );
    const faults = await sideBySide(cases, async ({ operation, header, index }) => {
      // Each header meets every text at some route, and each route every header.
      const text = HEADER_TEXTS[(index + operations.indexOf(operation)) % HEADER_TEXTS.length] ?? '';
      const token = await tokenFor(operation);
      const said = { query: { ...textFields(operation)[0]?.saying('x').query } };
      const heard = await say(gateway, operation, said, token, { [header]: text });
      const kept = heard.headers.get('x-request-id') ?? '';
      return [
        ...faultsOf(operation, `${header}: ${text}`, heard).filter(
          (fault) => !/undocumented (412|416|304|206|428)/.test(fault),
        ),
        ...(/^[\w.:-]{1,128}$/.test(kept) ? [] : [`${operation.name}: x-request-id ${kept}`]),
      ];
    });
    expect(faults.flat()).toEqual([]);
  }, 120_000);

  it('finds what it says in a search, and nothing else', async () => {
    for (const [path, word] of [
      ['/v1/goals', 'swim'],
      ['/v1/tasks', 'swim'],
      ['/v1/projects', 'summer'],
      ['/v1/life-areas', 'health'],
    ] as const) {
      const asked = (q: string) => ben.client.get(`${path}?q=${encodeURIComponent(q)}`);
      expect({ path, found: (await asked(word)).body.items.length > 0 }).toEqual({ path, found: true });
      for (const q of ['%', '_', '\\', 'sw%m', 's_im', '%wim', "' or '1'='1", '.*', ':*'])
        expect({ path, q, items: (await asked(q)).body.items }).toEqual({ path, q, items: [] });
    }
  });

  it('has changed nothing of anybody else, and not ended the access of who wrote it', async () => {
    const me = await eves.client.get('/v1/auth/me');
    expect({
      status: me.status,
      fix: 'name what ends access in ENDS_ACCESS (surface/needs.ts)',
    }).toMatchObject({
      status: 200,
    });
    expect(await footprint(ben.userId)).toEqual(before);
  });
});
