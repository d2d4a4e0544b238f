import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Fingerprints } from '@odyssey/platform';
import type { FastifyRequest } from 'fastify';
import { attachmentIn } from '../assets/asset.dto.ts';
import type { NewAsset } from '../assets/assets.service.ts';
import type { MediaConfig } from '../config.ts';
import { MediaDisk } from '../storage/media-disk.ts';
import { InspectionTurns } from './inspection-turns.ts';
import { readUploadForm, type UploadedForm } from './upload-form.ts';

export interface Upload {
  asset: NewAsset;
  /** Equal for equal forms, whatever the order of their parts; keyed, as that of every other request. */
  fingerprint: string;
}

/** Reads and inspects what people send. */
@Injectable()
export class Uploads {
  private readonly fingerprints: Fingerprints;

  constructor(
    @Inject(CONFIG) private readonly config: MediaConfig,
    private readonly disk: MediaDisk,
    private readonly turns: InspectionTurns,
  ) {
    this.fingerprints = new Fingerprints(config.cursorSecret);
  }

  /**
   * Hands the upload to `keep`, which may take the file over; whatever it does not take is removed again.
   * @throws what is wrong with the form or its file; nothing is kept then
   */
  async take<T>(request: FastifyRequest, keep: (upload: Upload) => Promise<T>): Promise<T> {
    const form = await readUploadForm(request, this.disk, this.config.maxBytes);
    try {
      const inspected = await this.turns.inspect(form.sent.path, form.claim);
      const asset: NewAsset = {
        sent: form.sent,
        inspected,
        fileName: form.claim.fileName,
        attachedTo: attachmentIn(form.fields),
        caption: form.fields.caption,
      };
      return await keep({ asset, fingerprint: this.fingerprints.of(request.url, sentIn(form)) });
    } finally {
      await this.disk.discard(form.sent.path);
    }
  }
}

const sentIn = ({ sent: { sha256 }, claim: { contentType, fileName }, fields }: UploadedForm) => ({
  sha256,
  contentType,
  fileName,
  ...fields,
});
