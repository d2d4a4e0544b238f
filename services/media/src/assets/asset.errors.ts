import { OdysseyError } from '@odyssey/contracts';
import type { Attachment } from './asset.entity.ts';

export class QuotaExceeded extends OdysseyError {
  constructor(what: string) {
    super('media_quota_exceeded', `${what} Delete pictures that are no longer needed.`);
  }
}

/** What the picture is to be attached to was deleted for good. */
export class AttachmentGone extends OdysseyError {
  constructor({ type, id }: Attachment, pointer: string) {
    super('invalid_request', `The ${type} ${id} is gone.`, {
      errors: [{ pointer, code: 'gone', detail: `This ${type} was deleted for good.` }],
    });
  }
}

export class LinkInvalid extends OdysseyError {
  constructor() {
    super(
      'media_link_invalid',
      'This link has expired or was changed; read the picture again for a fresh one.',
    );
  }
}
