import { defineEvent } from '../define.ts';
import { AssetState } from './state.ts';

export const AssetProcessed = defineEvent('media.asset.processed.v1', {
  meaning: 'A file is ready to be shown, with its variants.',
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
