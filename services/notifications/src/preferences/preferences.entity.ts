import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { ChosenSoFar } from './preference.rules.ts';

/** What a person has chosen to be told, and where. No row means the defaults. */
@Entity({ name: 'preferences' })
export class PreferencesEntity {
  @PrimaryColumn('uuid', { name: 'owner_id' })
  ownerId!: string;

  @Column('jsonb')
  chosen!: ChosenSoFar;

  @VersionColumn({ name: 'version' })
  version!: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at' })
  updatedAt!: Date;
}
