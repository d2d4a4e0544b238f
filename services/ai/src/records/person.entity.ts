import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Name, zone and locale of a person, as auth last told. */
@Entity('people')
@Index('people_owner', ['ownerId'])
export class PersonEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'owner_id' }) ownerId!: string;
  @Column('text', { name: 'display_name' }) displayName!: string;
  @Column('text', { name: 'time_zone' }) timeZone!: string;
  @Column('text') locale!: string;
  @Column('int') version!: number;
}
