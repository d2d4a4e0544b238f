import { Module } from '@nestjs/common';
import { USER_DATA, UserDataModule } from '@odyssey/user-data';
import { CertificateKeys } from './erasures/certificate-keys.ts';
import { Certificates } from './erasures/certificates.ts';
import { ErasuresController } from './erasures/erasures.controller.ts';
import { ErasuresReader } from './erasures/erasures.reader.ts';
import { ErasuresService } from './erasures/erasures.service.ts';
import { OverdueErasures } from './erasures/overdue-erasures.ts';
import { ExportAssembly } from './exports/export-assembly.ts';
import { ExportDisk } from './exports/export-disk.ts';
import { ExportsController } from './exports/exports.controller.ts';
import { ExportsReader } from './exports/exports.reader.ts';
import { ExportsService } from './exports/exports.service.ts';
import { FileCollector } from './exports/file-collector.ts';
import { PartCollector } from './exports/part-collector.ts';
import { PartSources } from './exports/part-sources.ts';
import { handlers } from './handlers/index.ts';
import { CollectExportWorker } from './jobs/collect-export.worker.ts';
import { DeleteExportsWorker, ExpireExportWorker } from './jobs/delete-exports.workers.ts';
import { BeginErasureWorker, ForgetErasureWorker, WatchErasureWorker } from './jobs/erasure.workers.ts';
import { RetentionController } from './retention/retention.controller.ts';
import { ArchivalUserData } from './user-data/archival.user-data.ts';

@Module({
  imports: [UserDataModule.exportOnly()],
  controllers: [ExportsController, ErasuresController, RetentionController, ...handlers],
  providers: [
    ExportsService,
    ExportsReader,
    ExportDisk,
    ExportAssembly,
    PartSources,
    PartCollector,
    FileCollector,
    CollectExportWorker,
    ExpireExportWorker,
    DeleteExportsWorker,
    ErasuresService,
    ErasuresReader,
    Certificates,
    CertificateKeys,
    OverdueErasures,
    BeginErasureWorker,
    WatchErasureWorker,
    ForgetErasureWorker,
    { provide: USER_DATA, useClass: ArchivalUserData },
  ],
})
export class ArchivalModule {}
