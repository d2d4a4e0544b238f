import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { ownerDataSource } from '../../../libs/platform/src/boot/data-source.ts';
import { CreateWorldTables1770000000000 } from './tables.ts';

/** The databases of a world, copies of one that was migrated as a service's is. */
export class Databases {
  private constructor(
    private readonly server: string,
    readonly admin: pg.Pool,
    private readonly template: string,
  ) {}

  static async on(server: string): Promise<Databases> {
    const admin = new pg.Pool({ connectionString: server, max: 2 });
    // A server that is killed takes its idle connections along; the next query opens a new one.
    admin.on('error', () => {});
    const databases = new Databases(server, admin, `chaos_template_${randomBytes(4).toString('hex')}`);
    await admin.query(`create database ${databases.template}`);
    const owner = ownerDataSource(
      { name: 'goals', entities: [], migrations: [CreateWorldTables1770000000000] },
      databases.url(databases.template),
    );
    await owner.initialize();
    await owner.runMigrations();
    await owner.destroy();
    return databases;
  }

  url(name: string): string {
    return Object.assign(new URL(this.server), { pathname: `/${name}` }).href;
  }

  async create(name: string): Promise<void> {
    await this.admin.query(`create database ${name} template ${this.template}`);
  }

  async drop(name: string): Promise<void> {
    await this.admin.query(`drop database if exists ${name} with (force)`);
  }

  async close(): Promise<void> {
    await this.drop(this.template);
    await this.admin.end();
  }
}
