import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StoryEntity } from './story.entity.ts';

/** A record that a story tells of. */
@Entity('story_sources')
@Index('story_sources_source', ['ownerId', 'sourceId'])
export class StorySourceEntity {
  @ForeignKey(() => StoryEntity, { name: 'story_sources_story_id_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'story_id' })
  storyId!: string;
  @PrimaryColumn('uuid', { name: 'source_id' }) sourceId!: string;
  @Column('uuid', { name: 'owner_id' }) ownerId!: string;
  @Column('text') type!: 'task' | 'goal' | 'project';
  @Column('int') position!: number;
}
