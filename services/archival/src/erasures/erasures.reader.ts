import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import type { UserId } from '@odyssey/events';
import { receiptMatches } from '@odyssey/user-data';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
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
    const found = await this.known(manager, id).andWhere('erasure.owner_id = :owner', { owner }).getOne();
    if (!found) throw nothing(id);
    return found;
  }

  /** @throws not_found when the receipt is not the erasure's, so that ids cannot be tried */
  async ofReceipt(receipt: string, id: string): Promise<ErasureEntity> {
    const found = await this.known(this.dataSource.manager, id).getOne();
    if (!found || !receiptMatches(receipt, found.ticket.receiptHash)) throw nothing(id);
    return found;
  }

  /** In one statement: a second one for an id that there is would tell by its time that there is one. */
  private known(manager: EntityManager, id: string): SelectQueryBuilder<KnownErasure> {
    return manager
      .createQueryBuilder(ErasureEntity, 'erasure')
      .innerJoinAndMapOne('erasure.ticket', ErasureReceiptEntity, 'ticket', 'ticket.erasure_id = erasure.id')
      .where('ticket.id = :id', { id }) as SelectQueryBuilder<KnownErasure>;
  }
}

/** With the ticket of the id that was asked for. */
interface KnownErasure extends ErasureEntity {
  ticket: ErasureReceiptEntity;
}

const nothing = (id: string) => new OdysseyError('not_found', `No erasure with the id ${id} is here.`);
