import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ErasureEntity } from './erasure.entity.ts';

/**
 * An id under which an erasure is known, with the hash of the receipt that opens it. A person who asks again, through
 * auth, while one is scheduled gets a second ticket to the same erasure.
 */
@Entity('erasure_receipts')
@Index('erasure_receipts_erasure', ['erasureId'])
export class ErasureReceiptEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'erasure_id' })
  @ForeignKey(() => ErasureEntity, { name: 'erasure_receipts_erasure_id_fkey', onDelete: 'CASCADE' })
  erasureId!: string;

  @Column('text', { name: 'receipt_hash' })
  receiptHash!: string;
}
