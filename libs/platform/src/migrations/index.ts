import { CreatePlatformTables1760000000100 } from './1760000000100-create-platform-tables.ts';
import { CreateJobs1760000000200 } from './1760000000200-create-jobs.ts';
import { KeepTheRecordOfMigrations1760000000300 } from './1760000000300-keep-the-record-of-migrations.ts';
import { KeepWhoseSessionEnded1760000000400 } from './1760000000400-keep-whose-session-ended.ts';

export const platformMigrations = [
  CreatePlatformTables1760000000100,
  CreateJobs1760000000200,
  KeepTheRecordOfMigrations1760000000300,
  KeepWhoseSessionEnded1760000000400,
];
