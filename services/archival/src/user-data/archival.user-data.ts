import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import type { UserData, UserDataRecord } from '@odyssey/user-data';
import { toErasureView } from '../erasures/erasure.dto.ts';
import { ErasureEntity } from '../erasures/erasure.entity.ts';
import { ErasuresService } from '../erasures/erasures.service.ts';
import { toExportView } from '../exports/export.dto.ts';
import { ExportEntity } from '../exports/export.entity.ts';
import { ExportsService } from '../exports/exports.service.ts';

/** What a person asked archival for. */
@Injectable()
export class ArchivalUserData implements UserData {
  constructor(
    private readonly exports: ExportsService,
    private readonly erasures: ErasuresService,
  ) {}

  async *export(tx: Tx, userId: UserId): AsyncIterable<UserDataRecord> {
    const mine = { where: { ownerId: userId }, order: { id: 'ASC' } } as const;
    for (const one of await tx.manager.find(ExportEntity, mine))
      yield { kind: 'exports', record: toExportView(one) };
    for (const one of await tx.manager.find(ErasureEntity, mine))
      yield { kind: 'erasures', record: toErasureView(one) };
  }

  /** The erasure that runs is no record of the person's any more: it ends as a matrix that names nobody. */
  async erase(tx: Tx, userId: UserId): Promise<Record<string, number>> {
    return {
      exports: await this.exports.erase(tx, userId),
      erasures: await this.erasures.eraseOthers(tx, userId),
    };
  }
}
