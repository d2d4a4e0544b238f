import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever is not the owner. Default privileges gave them the record of migrations as they gave them every table. */
const forOthers = (statement: string) => `
  do $$
  declare other text;
  begin
    for other in
      select distinct grantee::regrole::text from pg_class, aclexplode(relacl)
      where pg_class.oid = 'migrations'::regclass and grantee <> relowner and grantee <> 0
    loop
      execute format('${statement}', other);
    end loop;
  end $$;`;

/** A service reads which migrations were run, to see that the database is as new as itself; it has no say in it. */
export class KeepTheRecordOfMigrations1760000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(forOthers('revoke insert, update, delete, truncate on migrations from %s'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(forOthers('grant insert, update, delete on migrations to %s'));
  }
}
