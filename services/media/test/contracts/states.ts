import { asUser, type TestService, type TestUser, waitUntil } from '@odyssey/testing';
import type { StateSetUp } from '@odyssey/testing/pact';
import { aForm } from '../pictures/form.ts';
import { PICTURE } from './pictures.ts';

/** Sends a picture. @returns its id, while it is still being made. */
export async function sent(
  service: TestService,
  user: TestUser,
  content = PICTURE,
  fields: Record<string, string> = {},
): Promise<string> {
  const { body, contentType } = aForm([
    ...Object.entries(fields).map(([name, value]) => ({ name, value })),
    { name: 'file', fileName: 'dot.gif', contentType: 'image/gif', content },
  ]);
  const answer = await service.http(user).request('POST', '/v1/media', body, { 'content-type': contentType });
  if (answer.status !== 201) throw new Error(`the picture was not taken: ${JSON.stringify(answer.body)}`);
  return String(answer.body.id);
}

/** The picture once it is made, or was refused. */
export function settled(service: TestService, user: TestUser, id: string) {
  return waitUntil(
    async () => {
      const answer = await service.http(user).get(`/v1/media/${id}`);
      return answer.body.status === 'processing' ? undefined : answer;
    },
    { within: 15_000, what: 'the picture to be made' },
  );
}

/** A person with a picture, and what its link says. */
export async function aPicture(service: TestService, fields: Record<string, string> = {}) {
  const user = asUser();
  const mediaId = await sent(service, user, PICTURE, fields);
  const { body, headers } = await settled(service, user, mediaId);
  const { searchParams } = new URL(String(body.url), service.url);
  const link = (name: string) => String(searchParams.get(name));
  const shown = await service.app.inject(String(body.url));
  const values = {
    mediaId,
    etag: String(headers.etag),
    contentEtag: String(shown.headers.etag),
    expires: link('expires'),
    signature: link('signature'),
  };
  return { user, values };
}

/** What has to be there before a request of a contract; by name, so that a contract cannot ask for what is not there. */
export const states = {
  'a person': async () => ({ user: asUser() }),
  'a picture': (service) => aPicture(service),
  'a link to a picture that is deleted': async (service) => {
    const { user, values } = await aPicture(service);
    await service.http(user).delete(`/v1/media/${values.mediaId}`, { 'if-match': '*' });
    return { values };
  },
  'a person with as many pictures as there may be': async (service) => {
    const { user } = await aPicture(service);
    await sent(service, user);
    return { user };
  },
  'a person with data, asked for by archival': async (service) => {
    const { user, values } = await aPicture(service);
    return { caller: 'archival', values: { userId: user.userId, mediaId: values.mediaId } };
  },
} satisfies Record<string, StateSetUp>;
