import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Room for sealed keys. Those that lie open are sealed when the service starts: only it knows its secret. */
export class SealCertificateKeys1764000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table certificate_keys
        add column sealed_private_jwk text,
        alter column private_jwk drop not null,
        add constraint certificate_keys_private_check
          check ((private_jwk is null) <> (sealed_private_jwk is null));
    `);
  }

  /** A sealed key is lost: the release before makes a new one, and what was signed carries its own public key. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from certificate_keys where private_jwk is null;
      alter table certificate_keys drop column sealed_private_jwk, alter column private_jwk set not null;
    `);
  }
}
