import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What goals needs to know of a person; auth owns it and tells every change. */
@Entity('people')
export class PersonEntity {
  @PrimaryColumn({ name: 'user_id', type: 'uuid' }) userId!: string;
  @Column({ name: 'display_name', type: 'text' }) displayName!: string;
  @Column({ name: 'time_zone', type: 'text' }) timeZone!: string;
  @Column('text') locale!: string;
  /** The version of auth's user that this is: an older event never wins. */
  @Column({ name: 'profile_version', type: 'integer' }) profileVersion!: number;
}
