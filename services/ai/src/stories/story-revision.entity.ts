import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StoryEntity } from './story.entity.ts';

/** One writing of a story, with the facts it was written from. */
@Entity('story_revisions')
@Index('story_revisions_owner', ['ownerId', 'writtenAt'])
export class StoryRevisionEntity {
  @ForeignKey(() => StoryEntity, { name: 'story_revisions_story_id_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'story_id' })
  storyId!: string;
  @PrimaryColumn('int') revision!: number;
  @Column('uuid', { name: 'owner_id' }) ownerId!: string;
  @Column('text') title!: string;
  @Column('text') text!: string;
  @Column('jsonb') facts!: object;
  @Column('text') provider!: string;
  @Column('boolean') degraded!: boolean;
  @Column({ type: 'timestamptz', precision: 3, name: 'written_at' }) writtenAt!: Date;
}
