import { defineService } from '@odyssey/platform';
import { ArchivalModule } from './app.module.ts';
import { config } from './config.ts';
import { CertificateKeyEntity } from './erasures/certificate-key.entity.ts';
import { ErasureEntity } from './erasures/erasure.entity.ts';
import { ErasureReceiptEntity } from './erasures/erasure-receipt.entity.ts';
import { ExportEntity } from './exports/export.entity.ts';
import { BeginErasure, ForgetErasure, WatchErasure } from './jobs/erasure.jobs.ts';
import { CollectExport, DeleteExports, ExpireExport } from './jobs/export.jobs.ts';
import { CreateExportsAndErasures1764000100000 } from './migrations/1764000100000-create-exports-and-erasures.ts';
import { SealCertificateKeys1764000200000 } from './migrations/1764000200000-seal-certificate-keys.ts';

export const archival = defineService({
  name: 'archival',
  module: ArchivalModule,
  entities: [ExportEntity, ErasureEntity, ErasureReceiptEntity, CertificateKeyEntity],
  migrations: [CreateExportsAndErasures1764000100000, SealCertificateKeys1764000200000],
  queues: [CollectExport, ExpireExport, DeleteExports, BeginErasure, WatchErasure, ForgetErasure],
  config,
});
