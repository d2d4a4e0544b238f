import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import type { UserId } from '@odyssey/events';
import { receiptMatches } from '@odyssey/user-data';
import { DataSource, type EntityManager } from 'typeorm';
import { ErasureEntity } from './erasure.entity.ts';
import { ErasureReceiptEntity } from './erasure-receipt.entity.ts';

/** Finds erasures, by any id they are known under. */
@Injectable()
export class ErasuresReader {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws not_found when it does not exist or is someone else's */
  async ofOwner(
    owner: UserId,
    id: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<ErasureEntity> {
    const [, erasure] = await this.find(manager, id);
    if (erasure?.ownerId !== owner) throw nothing(id);
    return erasure;
  }

  /** @throws not_found when the receipt is not the erasure's, so that ids cannot be tried */
  async ofReceipt(receipt: string, id: string): Promise<ErasureEntity> {
    const [ticket, erasure] = await this.find(this.dataSource.manager, id);
    if (!ticket || !erasure || !receiptMatches(receipt, ticket.receiptHash)) throw nothing(id);
    return erasure;
  }

  private async find(
    manager: EntityManager,
    id: string,
  ): Promise<[ErasureReceiptEntity | null, ErasureEntity | null]> {
    const ticket = await manager.findOneBy(ErasureReceiptEntity, { id });
    return [ticket, ticket && (await manager.findOneBy(ErasureEntity, { id: ticket.erasureId }))];
  }
}

const nothing = (id: string) => new OdysseyError('not_found', `No erasure with the id ${id} is here.`);
