import { defineEvent } from '../define.ts';
import { AssetState } from './state.ts';

export const AssetUpdated = defineEvent('media.asset.updated.v1', {
  meaning:
    'A ready file was attached elsewhere, detached or given another caption; carries its whole public state.',
  data: AssetState,
  example: {
    mediaId: '01890000-0000-7000-8000-00000000000f',
    kind: 'image',
    contentType: 'image/jpeg',
    bytes: 48213,
    width: 1600,
    height: 1200,
    attachedTo: { type: 'task', id: '01890000-0000-7000-8000-000000000005' },
    caption: 'The lake at eight',
    placeholder: '1QcSHQRnh493V4dIh4eXh1h4kJUI',
    variants: [{ name: 'thumb', contentType: 'image/webp', width: 256, height: 192, bytes: 5120 }],
  },
  aggregateId: 'mediaId',
});
