import { defineService } from '@odyssey/platform';
import { MediaModule } from './app.module.ts';
import { AssetEntity } from './assets/asset.entity.ts';
import { assetSnapshots } from './assets/asset.snapshots.ts';
import { AssetFileEntity } from './assets/asset-file.entity.ts';
import { GoneAttachmentEntity } from './assets/gone-attachment.entity.ts';
import { config } from './config.ts';
import { DeleteFiles, DeletePersonFiles } from './jobs/delete-files.job.ts';
import { ProcessPicture } from './jobs/process-picture.job.ts';
import { CreateAssets1764000000000 } from './migrations/1764000000000-create-assets.ts';
import { CountDecoderDeaths1764000100000 } from './migrations/1764000100000-count-decoder-deaths.ts';

export const media = defineService({
  name: 'media',
  module: MediaModule,
  entities: [AssetEntity, AssetFileEntity, GoneAttachmentEntity],
  migrations: [CreateAssets1764000000000, CountDecoderDeaths1764000100000],
  queues: [ProcessPicture, DeleteFiles, DeletePersonFiles],
  snapshots: [assetSnapshots],
  config,
});
