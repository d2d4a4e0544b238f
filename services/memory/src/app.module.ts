import { Module } from '@nestjs/common';
import { MemoryErasureCompleted } from '@odyssey/contracts';
import { USER_DATA, UserDataModule } from '@odyssey/user-data';
import { FactsService } from './claims/facts.service.ts';
import { HANDLERS } from './handlers/index.ts';
import { MemoriesController } from './memories/memories.controller.ts';
import { MemoriesService } from './memories/memories.service.ts';
import { MemoryWriter } from './memories/memory-writer.service.ts';
import { InternalContextController } from './recall/internal-context.controller.ts';
import { PersonIndexes } from './recall/person-indexes.service.ts';
import { RecallController } from './recall/recall.controller.ts';
import { RecallService } from './recall/recall.service.ts';
import { ExchangesService } from './sources/exchanges.service.ts';
import { ForgottenSources } from './sources/forgotten-sources.service.ts';
import { RecordsService } from './sources/records.service.ts';
import { MemoryUserData } from './user-data/memory-user-data.ts';

@Module({
  imports: [UserDataModule.for(MemoryErasureCompleted)],
  controllers: [RecallController, MemoriesController, InternalContextController, ...HANDLERS],
  providers: [
    MemoriesService,
    MemoryWriter,
    FactsService,
    ExchangesService,
    RecordsService,
    ForgottenSources,
    RecallService,
    PersonIndexes,
    { provide: USER_DATA, useClass: MemoryUserData },
  ],
})
export class MemoryModule {}
