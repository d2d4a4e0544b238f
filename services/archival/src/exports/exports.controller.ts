import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import {
  Answers,
  Caller,
  type CallerIdentity,
  Fails,
  IdParam,
  Input,
  RecentLogin,
  Requests,
  Scope,
  sendFile,
} from '@odyssey/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ExportView, toExportView } from './export.dto.ts';
import { ExportExpired, ExportNotReady } from './export.errors.ts';
import { ExportDisk } from './export-disk.ts';
import { ExportsReader } from './exports.reader.ts';
import { ExportsService } from './exports.service.ts';

const NoFields = z.object({}).meta({ id: 'ExportRequest' });

@Controller('v1/privacy/exports')
export class ExportsController {
  constructor(
    private readonly requests: Requests,
    private readonly exports: ExportsService,
    private readonly reader: ExportsReader,
    private readonly disk: ExportDisk,
  ) {}

  @Post()
  @Scope('privacy:write')
  @RecentLogin()
  @Answers(202, ExportView, { location: ({ id }) => `/v1/privacy/exports/${id}` })
  @Fails('erasure_already_scheduled')
  request(@Caller() caller: CallerIdentity, @Input(NoFields) _body: object): Promise<ExportView> {
    return this.requests.forCaller(caller, async (tx) =>
      toExportView(await this.exports.request(tx, caller.userId)),
    );
  }

  @Get(':id')
  @Scope('privacy:read')
  @Answers(200, ExportView)
  async read(@Caller() { userId }: CallerIdentity, @IdParam('id') id: string): Promise<ExportView> {
    return toExportView(await this.reader.one(userId, id));
  }

  @Get(':id/download')
  @Scope('privacy:read')
  @Answers(200, null, {
    contentType: 'application/zip',
    description: 'The export',
    file: true,
  })
  @Fails('export_not_ready', 'export_expired', 'range_not_satisfiable')
  async download(
    @Caller() { userId }: CallerIdentity,
    @IdParam('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const one = await this.reader.one(userId, id);
    if (one.status === 'expired') throw new ExportExpired();
    if (one.status !== 'ready') throw new ExportNotReady(one);
    await sendFile(request, reply, {
      path: this.disk.zipPath(id),
      contentType: 'application/zip',
      etag: `"${id}"`,
      cacheControl: 'no-store',
      saveAs: `odyssey-export-${one.createdAt.toISOString().slice(0, 10)}.zip`,
    });
  }
}
