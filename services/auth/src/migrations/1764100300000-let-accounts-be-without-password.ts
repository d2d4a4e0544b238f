import type { MigrationInterface, QueryRunner } from 'typeorm';

/** argon2id of a password that nobody has. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$b2R5c3NleS1ub2JvZHktc2FsdA$r9GWVnh0Zs4dzKEyEnOD0Sd0y3XOKcM4FkJnGdWQ2Zs';

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
