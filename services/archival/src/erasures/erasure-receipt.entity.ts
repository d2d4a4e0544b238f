import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * An id under which an erasure is known, with the hash of the receipt that opens it. A person who asks again, through
 * auth, while one is scheduled gets a second ticket to the same erasure.
 */
@Entity('erasure_receipts')
export class ErasureReceiptEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'erasure_id' })
  erasureId!: string;

  @Column('text', { name: 'receipt_hash' })
  receiptHash!: string;
}
