import { CreatePlatformTables1760000000100 } from './1760000000100-create-platform-tables.ts';
import { CreateJobs1760000000200 } from './1760000000200-create-jobs.ts';

export const platformMigrations = [CreatePlatformTables1760000000100, CreateJobs1760000000200];
