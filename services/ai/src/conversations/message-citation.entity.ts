import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { MessageEntity } from './message.entity.ts';

/** A memory that an answer rests on. The excerpt is blanked when the memory is forgotten. */
@Entity('message_citations')
@Index('message_citations_memory', ['ownerId', 'memoryId'])
export class MessageCitationEntity {
  @ForeignKey(() => MessageEntity, { name: 'message_citations_message_id_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'message_id' })
  messageId!: string;
  @PrimaryColumn('int') position!: number;
  @Column('uuid', { name: 'owner_id' }) ownerId!: string;
  @Column('uuid', { name: 'memory_id' }) memoryId!: string;
  @Column('text') excerpt!: string;
}
