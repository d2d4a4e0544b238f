import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Another kind of mail: what still opens an account after a reset of its password. */
export class TellWhatStillOpens1764100500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table security_mails
        drop constraint security_mails_purpose_check,
        add constraint security_mails_purpose_check check (purpose in
          ('verify_email', 'change_email', 'email_change_notice', 'reset_password', 'still_opens'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from security_mails where purpose = 'still_opens';
      alter table security_mails
        drop constraint security_mails_purpose_check,
        add constraint security_mails_purpose_check check (purpose in
          ('verify_email', 'change_email', 'email_change_notice', 'reset_password'));
    `);
  }
}
