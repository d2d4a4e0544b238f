import { describeRest, listed, missing, type RestCase } from '@odyssey/testing/pact';
import { ALSO_AN_ARCHIVE, ANIMATION, BOMB, CUT_SHORT, PICTURE, TOO_LONG } from './pictures.ts';
import type { states } from './states.ts';

type State = keyof typeof states;
type Case = RestCase<State>;

const gif = (content: Buffer) => ({ name: 'dot.gif', contentType: 'image/gif', content });
const refused = (status: number, code: string, form: NonNullable<Case['form']>): Case => ({
  operation: 'Media_upload',
  status,
  code,
  given: 'a person',
  form,
});
const uploads: Case[] = [
  { operation: 'Media_upload', status: 201, given: 'a person', form: gif(PICTURE) },
  {
    operation: 'Media_upload',
    status: 409,
    code: 'media_quota_exceeded',
    given: 'a person with as many pictures as there may be',
    form: gif(PICTURE),
  },
  refused(413, 'media_too_large', gif(TOO_LONG)),
  refused(415, 'media_type_unknown', {
    name: 'note.txt',
    contentType: 'text/plain',
    content: Buffer.from('no picture'),
  }),
  refused(422, 'media_type_mismatch', gif(ALSO_AN_ARCHIVE)),
  refused(422, 'media_too_many_pixels', gif(BOMB)),
  refused(422, 'media_too_many_frames', gif(ANIMATION)),
  refused(422, 'media_undecodable', gif(CUT_SHORT)),
  refused(422, 'media_file_missing', { ...gif(PICTURE), part: 'picture' }),
];

const ofPicture = { given: 'a picture', path: { id: '{mediaId}' } } as const;
const ifRead = { 'if-match': '{etag}' };
const ifOlder = { 'if-match': '"999"' };
const caption = { caption: 'The lake at eight' };
const pictures: Case[] = [
  ...listed<State>('Media_list', 'a picture'),
  { operation: 'Media_read', status: 200, ...ofPicture },
  ...missing<State>('Media_read', 'a person'),
  { operation: 'Media_patch', status: 200, ...ofPicture, headers: ifRead, body: caption },
  {
    operation: 'Media_patch',
    status: 412,
    code: 'stale_version',
    ...ofPicture,
    headers: ifOlder,
    body: caption,
  },
  {
    operation: 'Media_patch',
    status: 422,
    code: 'invalid_request',
    ...ofPicture,
    headers: ifRead,
    body: { caption: '' },
  },
  ...missing<State>('Media_patch', 'a person', { headers: { 'if-match': '*' }, body: caption }),
  { operation: 'Media_remove', status: 204, ...ofPicture, headers: ifRead },
  { operation: 'Media_remove', status: 412, code: 'stale_version', ...ofPicture, headers: ifOlder },
  ...missing<State>('Media_remove', 'a person', { headers: { 'if-match': '*' } }),
];

const link = { variant: 'original', expires: '{expires}', signature: '{signature}' };
const shown = { operation: 'MediaContent_show', ...ofPicture } as const;
const content: Case[] = [
  { ...shown, status: 200, query: link },
  { ...shown, status: 206, query: link, headers: { range: 'bytes=0-5' } },
  { ...shown, status: 304, query: link, headers: { 'if-none-match': '{contentEtag}' } },
  { ...shown, status: 403, code: 'media_link_invalid', query: { ...link, variant: 'thumb' } },
  {
    ...shown,
    status: 404,
    code: 'not_found',
    given: 'a link to a picture that is deleted',
    query: link,
  },
  { ...shown, status: 400, code: 'malformed_id', path: { id: 'seven' }, query: link },
  {
    ...shown,
    status: 416,
    code: 'range_not_satisfiable',
    query: link,
    headers: { range: 'bytes=1000-' },
  },
  { ...shown, status: 422, code: 'invalid_request', query: { ...link, variant: 'huge' } },
];

describeRest('media', [...uploads, ...pictures, ...content]);
