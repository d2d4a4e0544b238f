import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import {
  Answers,
  Clock,
  CONFIG,
  Fails,
  IdParam,
  Internal,
  Public,
  QueryOf,
  sendFile,
  verifyMediaUrl,
} from '@odyssey/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MediaConfig } from '../config.ts';
import { MediaDisk } from '../storage/media-disk.ts';
import { ContentQuery } from './asset.dto.ts';
import { LinkInvalid } from './asset.errors.ts';
import type { AssetFileEntity } from './asset-file.entity.ts';
import { AssetsReader } from './assets.reader.ts';

/** The bytes of pictures: to whoever has a signed link, and to archival for a person's export. */
@Controller()
export class MediaContentController {
  constructor(
    @Inject(CONFIG) private readonly config: MediaConfig,
    private readonly reader: AssetsReader,
    private readonly disk: MediaDisk,
    private readonly clock: Clock,
  ) {}

  @Get('v1/media/:id/content')
  @Public()
  @Answers(200, null, { contentType: 'image/*', description: 'The picture', file: true })
  @Fails('media_link_invalid', 'range_not_satisfiable')
  async show(
    @IdParam('id') mediaId: string,
    @QueryOf(ContentQuery) { variant, expires, signature }: ContentQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const now = this.clock.now();
    const secret = this.config.urlSecret;
    if (!expires || !signature || !verifyMediaUrl({ mediaId, variant, expires, signature, secret }, now))
      throw new LinkInvalid();
    const file = await this.reader.file(mediaId, variant);
    const seconds = Math.max(0, expires - Math.floor(now.getTime() / 1000));
    await this.send(request, reply, file, `private, max-age=${seconds}, immutable`);
  }

  @Get('internal/media/:id/content')
  @Internal('archival')
  @Answers(200, null, { contentType: 'image/*', description: 'The original', file: true })
  async original(
    @IdParam('id') mediaId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(request, reply, await this.reader.file(mediaId, 'original'), 'no-store');
  }

  private send(
    request: FastifyRequest,
    reply: FastifyReply,
    { ownerId, sha256, contentType }: AssetFileEntity,
    cacheControl: string,
  ): Promise<void> {
    const path = this.disk.path(ownerId, sha256);
    return sendFile(request, reply, { path, contentType, etag: `"${sha256}"`, cacheControl });
  }
}
