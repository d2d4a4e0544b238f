import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { UserEntity } from '../accounts/user.entity.ts';

/** How many wrong codes came for an account behind its right password, within the hour that began with the first. */
@Entity('wrong_codes')
export class WrongCodesEntity {
  @ForeignKey(() => UserEntity, { name: 'wrong_codes_owner_id_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  @Column({ type: 'int' })
  count!: number;

  @Column({ type: 'timestamptz', precision: 3 })
  since!: Date;
}
