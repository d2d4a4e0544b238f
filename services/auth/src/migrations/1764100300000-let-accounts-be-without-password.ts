import type { MigrationInterface, QueryRunner } from 'typeorm';
import { NOBODY } from '../passwords/password-hasher.ts';

export class LetAccountsBeWithoutPassword1764100300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table users alter column password_hash drop not null');
  }

  /** An account without a password gets the hash of one that nobody has: what ran before verifies every hash. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update users set password_hash = '${NOBODY}' where password_hash is null;
      alter table users alter column password_hash set not null;
    `);
  }
}
