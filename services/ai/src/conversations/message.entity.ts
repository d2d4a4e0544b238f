import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ConversationEntity } from './conversation.entity.ts';

@Entity('messages')
@Unique('messages_position', ['conversationId', 'position'])
@Index('messages_page', ['ownerId', 'conversationId', 'position'])
export class MessageEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'owner_id' }) ownerId!: string;
  @ForeignKey(() => ConversationEntity, { name: 'messages_conversation_id_fkey', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'conversation_id' })
  conversationId!: string;
  @Column('int') position!: number;
  @Column('text') role!: 'user' | 'assistant';
  @Column('text') content!: string;
  /** interrupted = its reader left before it was whole. */
  @Column('text') status!: 'complete' | 'interrupted';
  @Column('text', { nullable: true }) provider!: string | null;
  @Column('boolean', { nullable: true }) degraded!: boolean | null;
  @Column('int') version!: number;
  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' }) createdAt!: Date;
  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at' }) updatedAt!: Date;
}
