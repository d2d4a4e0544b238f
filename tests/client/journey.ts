import { createClient, Problem, SignedOut, Unreachable } from '@odyssey/client';
import { UnreliableNetwork } from './unreliable.ts';

const STREAM = '/v1/notifications/stream';
/** One pixel. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const nameOf = (error: unknown) =>
  error instanceof Problem ? `${error.status} ${error.code}` : String(error);
const failure = (promise: Promise<unknown>) => promise.then(() => 'it went well', nameOf);

/**
 * What the client's README promises, tried on a whole Odyssey. Runs as it is in Node and in a browser.
 * @returns what was seen, to be compared.
 */
export async function journey(baseUrl: string): Promise<Record<string, unknown>> {
  const network = new UnreliableNetwork();
  const signedOut: string[] = [];
  const odyssey = createClient({
    baseUrl,
    fetch: network.fetch,
    onSignedOut: (error) => signedOut.push(error.message),
  });
  const email = `ada.${Math.random().toString(36).slice(2)}@example.org`;
  const password = 'correct horse battery staple';
  const seen: Record<string, unknown> = {};

  seen.registered = (await odyssey.register({ email, password, displayName: 'Ada' })).displayName;
  seen.taken = await failure(createClient({ baseUrl }).register({ email, password, displayName: 'Eve' }));

  network.loseAnswerOf('/v1/tasks');
  const created = await odyssey.call('Tasks_create', { body: { title: 'Walk the river loop' } });
  seen.createdOnce = [network.count('/v1/tasks'), (await odyssey.call('Tasks_list')).data.items.length];

  const path = { id: created.data.id };
  const read = await odyssey.call('Tasks_find', { path });
  seen.unchanged = (await odyssey.call('Tasks_find', { path, ifNoneMatch: read })).status;
  const body = { title: 'Walk the long river loop' };
  const changed = await odyssey.call('Tasks_update', { path, ifMatch: read, body });
  seen.versions = [read.etag, changed.etag, changed.data.version];
  seen.stale = await failure(odyssey.call('Tasks_update', { path, ifMatch: read, body }));
  const invalid = await odyssey
    .call('Tasks_create', { body: { title: '' } })
    .catch((error: Problem) => error);
  seen.invalid = invalid instanceof Problem && invalid.errors.map(({ pointer }) => pointer);

  for (const title of ['Swim', 'Row']) await odyssey.call('Tasks_create', { body: { title } });
  const titles = [];
  for await (const { title } of odyssey.each('Tasks_list', { query: { limit: 1 } })) titles.push(title);
  seen.paged = titles.sort();

  const { lastEventId } = (await odyssey.call('Inbox_list')).data;
  network.cutStreamOf(STREAM);
  await odyssey.call('Tasks_complete', { path });
  const ids: bigint[] = [];
  for await (const { id, event } of odyssey.follow('Inbox_follow', { lastEventId })) {
    ids.push(BigInt(id));
    if (ids.length === 1) await odyssey.call('Inbox_readAll');
    if (event === 'all_read') break;
  }
  seen.live = ids.length > 1 && ids.every((id, index) => id > (ids[index - 1] ?? BigInt(lastEventId)));
  seen.streams = network.count(STREAM);

  const bytes = Uint8Array.from(atob(PICTURE), (character) => character.charCodeAt(0));
  const file = new File([bytes], 'pixel.png', { type: 'image/png' });
  const { id } = (await odyssey.call('Media_upload', { body: { taskId: path.id, file } })).data;
  seen.uploaded = (await odyssey.call('Media_read', { path: { id } })).data.contentType;
  const source = new URL((await pictureUrl(odyssey, id)) ?? '', baseUrl).searchParams;
  const query = {
    variant: 'original' as const,
    expires: Number(source.get('expires')),
    signature: source.get('signature') ?? '',
  };
  const part = await odyssey.open('MediaContent_show', { path: { id }, query, range: { start: 0, end: 3 } });
  seen.part = [part.status, (await part.arrayBuffer()).byteLength];

  const { data: conversation } = await odyssey.call('Conversations_open', { body: {} });
  let spoken = '';
  for await (const event of odyssey.say(conversation.id, 'My garden has four apple trees.')) {
    if (event.event === 'delta') spoken += event.text;
    if (event.event === 'done') seen.said = event.reply.message.content === spoken && spoken.length > 0;
  }

  const tokens = await odyssey.tokens();
  await odyssey.useTokens({ accessToken: 'expired', refreshToken: tokens?.refreshToken });
  const twenty = await Promise.all(Array.from({ length: 20 }, () => odyssey.call('Profile_read')));
  seen.renewed = [twenty.length, network.count('/v1/auth/refresh')];

  await odyssey.useTokens({
    accessToken: 'expired',
    refreshToken: 'no-such-token-0000000000000000000000000000',
  });
  const three = await Promise.allSettled(Array.from({ length: 3 }, () => odyssey.call('Profile_read')));
  seen.ended = three.map((one) => one.status === 'rejected' && one.reason instanceof SignedOut);
  seen.signedOut = signedOut;

  await odyssey.logIn({ email, password });
  await odyssey.logOut();
  seen.loggedOut = await failure(odyssey.call('Profile_read'));
  const nobody = createClient({ baseUrl: 'http://127.0.0.1:1', retries: 0 }).call('Keys_read');
  seen.unreachable = await nobody.catch((error: unknown) => error instanceof Unreachable);
  return seen;
}

/** The original's address, once the picture can be shown. */
async function pictureUrl(odyssey: ReturnType<typeof createClient>, id: string): Promise<string | undefined> {
  const ends = Date.now() + 30_000;
  while (Date.now() < ends) {
    const { status, url } = (await odyssey.call('Media_read', { path: { id } })).data;
    if (status !== 'processing') return url;
  }
  return undefined;
}
