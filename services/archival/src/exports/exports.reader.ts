import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import type { UserId } from '@odyssey/events';
import { DataSource } from 'typeorm';
import { ExportEntity } from './export.entity.ts';

/** Reads exports for their owner; no transaction, no lock. */
@Injectable()
export class ExportsReader {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws not_found when it does not exist or is someone else's */
  async one(owner: UserId, id: string): Promise<ExportEntity> {
    const one = await this.dataSource.manager.findOneBy(ExportEntity, { id, ownerId: owner });
    if (!one) throw new OdysseyError('not_found', `No export with the id ${id} is here.`);
    return one;
  }
}
