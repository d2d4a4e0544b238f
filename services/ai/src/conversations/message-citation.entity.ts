import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A memory that an answer rests on. The excerpt is blanked when the memory is forgotten. */
@Entity('message_citations')
@Index('message_citations_memory', ['ownerId', 'memoryId'])
export class MessageCitationEntity {
  @PrimaryColumn('uuid', { name: 'message_id' }) messageId!: string;
  @PrimaryColumn('int') position!: number;
  @Column('uuid', { name: 'owner_id' }) ownerId!: string;
  @Column('uuid', { name: 'memory_id' }) memoryId!: string;
  @Column('text') excerpt!: string;
}
