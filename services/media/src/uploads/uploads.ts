import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@odyssey/platform';
import type { FastifyRequest } from 'fastify';
import { attachmentIn } from '../assets/asset.dto.ts';
import type { NewAsset } from '../assets/assets.service.ts';
import type { MediaConfig } from '../config.ts';
import { MediaDisk } from '../storage/media-disk.ts';
import { InspectionTurns } from './inspection-turns.ts';
import { readUploadForm, type UploadedForm } from './upload-form.ts';

export interface Upload {
  asset: NewAsset;
  /** Equal for equal forms, whatever the order of their parts. */
  fingerprint: string;
}

/** Reads and inspects what people send. */
@Injectable()
export class Uploads {
  constructor(
    @Inject(CONFIG) private readonly config: MediaConfig,
    private readonly disk: MediaDisk,
    private readonly turns: InspectionTurns,
  ) {}

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
      return await keep({ asset, fingerprint: fingerprintOf(form) });
    } finally {
      await this.disk.discard(form.sent.path);
    }
  }
}

function fingerprintOf({ sent, claim, fields }: UploadedForm): string {
  const { taskId, goalId, storyId, caption } = fields;
  const parts = [sent.sha256, claim.contentType, claim.fileName, taskId, goalId, storyId, caption];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
