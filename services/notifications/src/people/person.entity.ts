import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What has to be known of a person to reach them: a copy of what auth tells. */
@Entity({ name: 'people' })
export class PersonEntity {
  @PrimaryColumn('uuid', { name: 'owner_id' })
  ownerId!: string;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text', { name: 'display_name', nullable: true })
  displayName!: string | null;

  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  @Column('text')
  locale!: string;

  /** Which state of the account this is: an older one never replaces it. */
  @Column('int', { name: 'profile_version' })
  profileVersion!: number;

  /** The session that began with the account; it is no news to anybody. */
  @Column('uuid', { name: 'first_session_id', nullable: true })
  firstSessionId!: string | null;
}
