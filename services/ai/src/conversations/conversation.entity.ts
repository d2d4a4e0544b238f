import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('conversations')
@Index('conversations_page', { synchronize: false })
export class ConversationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'owner_id' }) ownerId!: string;
  @Column('text', { nullable: true }) title!: string | null;
  /** How many messages it holds; the next one takes this position. */
  @Column('int', { default: 0 }) messages!: number;
  @Column('int') version!: number;
  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' }) createdAt!: Date;
  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at' }) updatedAt!: Date;
}
