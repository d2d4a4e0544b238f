import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Answers, CONFIG, Public } from '@odyssey/platform';
import type { GatewayConfig } from '../config.ts';
import { documents } from './documents.ts';
import { mergeDocuments, type OpenApiDocument } from './merge.rules.ts';

@Controller('openapi.json')
export class OpenApiController {
  private readonly document: OpenApiDocument;

  constructor(@Inject(CONFIG) { publicUrl }: GatewayConfig) {
    this.document = mergeDocuments(documents, {
      info: {
        title: 'Odyssey',
        version: '1',
        description:
          'A self-hosted backend for living on purpose. Every error is problem+json with a code that is explained under /errors.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: publicUrl }],
    });
  }

  /** The API document of all services. */
  @Get()
  @Public()
  @Header('cache-control', 'public, max-age=300')
  @Answers(200, null, { contentType: 'application/vnd.oai.openapi+json' })
  read(): OpenApiDocument {
    return this.document;
  }
}
