import {
  Column,
  CreateDateColumn,
  Entity,
  type MigrationInterface,
  PrimaryColumn,
  type QueryRunner,
  VersionColumn,
} from 'typeorm';

@Entity('notes')
export class NoteEntity {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid', { name: 'owner_id' })
  ownerId!: string;
  @Column('text')
  title!: string;
  @Column('text', { array: true })
  tags!: string[];
  @Column('text', { nullable: true })
  body!: string | null;
  @VersionColumn()
  version!: number;
  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;
}

export class CreateNotes1770000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table notes (id uuid primary key, owner_id uuid not null, title text not null,
      tags text[] not null, body text, version int not null, created_at timestamptz(3) not null default now())`);
    await runner.query('create index notes_owner on notes (owner_id, id)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table notes');
  }
}
