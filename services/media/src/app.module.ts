import { Module } from '@nestjs/common';
import { MediaErasureCompleted } from '@odyssey/contracts';
import { USER_DATA, UserDataModule } from '@odyssey/user-data';
import { AssetsReader } from './assets/assets.reader.ts';
import { AssetsService } from './assets/assets.service.ts';
import { MediaController } from './assets/media.controller.ts';
import { MediaContentController } from './assets/media-content.controller.ts';
import { handlers } from './handlers/index.ts';
import { DeleteFilesWorker, DeletePersonFilesWorker } from './jobs/delete-files.workers.ts';
import { ProcessPictureWorker } from './jobs/process-picture.worker.ts';
import { PictureProcesses } from './pictures/picture-processes.ts';
import { Leftovers } from './storage/leftovers.ts';
import { MediaDisk } from './storage/media-disk.ts';
import { InspectionTurns } from './uploads/inspection-turns.ts';
import { Multipart } from './uploads/multipart.ts';
import { Uploads } from './uploads/uploads.ts';
import { MediaUserData } from './user-data/media.user-data.ts';

@Module({
  imports: [UserDataModule.for(MediaErasureCompleted)],
  controllers: [MediaController, MediaContentController, ...handlers],
  providers: [
    AssetsService,
    AssetsReader,
    Uploads,
    InspectionTurns,
    Multipart,
    MediaDisk,
    Leftovers,
    PictureProcesses,
    ProcessPictureWorker,
    DeleteFilesWorker,
    DeletePersonFilesWorker,
    { provide: USER_DATA, useClass: MediaUserData },
  ],
})
export class MediaModule {}
