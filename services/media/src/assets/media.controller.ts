import { Controller, Delete, Get, Patch, Post, Req } from '@nestjs/common';
import {
  Answers,
  Caller,
  type CallerIdentity,
  Consumes,
  type ExpectedVersion,
  Fails,
  IdParam,
  IfMatch,
  Input,
  type Page,
  QueryOf,
  Requests,
  Scope,
} from '@odyssey/platform';
import type { FastifyRequest } from 'fastify';
import { Uploads } from '../uploads/uploads.ts';
import { MediaPage, MediaPatch, MediaQuery, MediaView, UploadForm } from './asset.dto.ts';
import { AssetsReader } from './assets.reader.ts';
import { AssetsService } from './assets.service.ts';

@Controller('v1/media')
export class MediaController {
  constructor(
    private readonly requests: Requests,
    private readonly uploads: Uploads,
    private readonly assets: AssetsService,
    private readonly reader: AssetsReader,
  ) {}

  @Post()
  @Scope('media:write')
  @Consumes('multipart/form-data', UploadForm)
  @Answers(201, MediaView, { location: ({ id }) => `/v1/media/${id}` })
  @Fails(
    'media_type_unknown',
    'media_type_mismatch',
    'media_too_large',
    'media_too_many_pixels',
    'media_too_many_frames',
    'media_undecodable',
    'media_file_missing',
    'media_quota_exceeded',
    'invalid_request',
    'malformed_request',
  )
  upload(@Caller() caller: CallerIdentity, @Req() request: FastifyRequest): Promise<MediaView> {
    return this.uploads.take(request, ({ asset, fingerprint }) => {
      // The key was read before the body was: only now it is known what was sent with it.
      const idempotency = caller.idempotency && { ...caller.idempotency, fingerprint };
      return this.requests.forCaller({ ...caller, idempotency }, async (tx) =>
        this.reader.view(await this.assets.add(tx, caller.userId, asset), []),
      );
    });
  }

  @Get()
  @Scope('media:read')
  @Answers(200, MediaPage)
  list(
    @Caller() { userId }: CallerIdentity,
    @QueryOf(MediaQuery) query: MediaQuery,
  ): Promise<Page<MediaView>> {
    return this.reader.page(userId, query);
  }

  @Get(':id')
  @Scope('media:read')
  // The version does not change when the links do: "not modified" would leave the reader with links that have expired.
  @Answers(200, MediaView, { conditional: false })
  read(@Caller() { userId }: CallerIdentity, @IdParam('id') id: string): Promise<MediaView> {
    return this.reader.one(userId, id);
  }

  @Patch(':id')
  @Scope('media:write')
  @Answers(200, MediaView)
  patch(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
    @Input(MediaPatch) patch: MediaPatch,
  ): Promise<MediaView> {
    return this.requests.forCaller(caller, async (tx) => {
      const asset = await this.assets.patch(tx, caller.userId, id, patch, expected);
      return this.reader.view(asset, await this.assets.filesOf(tx, [id]));
    });
  }

  @Delete(':id')
  @Scope('media:write')
  @Answers(204, null)
  async remove(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<void> {
    await this.requests.forCaller(caller, (tx) => this.assets.delete(tx, caller.userId, id, expected));
  }
}
