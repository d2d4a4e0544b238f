import { ownerDataSource } from '../../../../../libs/platform/src/boot/data-source.ts';
import { serve } from '../../serve.ts';
import { CreateEffects1760000000900 } from './effects.ts';

/** Gives a database what a service's database has, and the table of effects. */
async function open({ databaseUrl }: { databaseUrl: string }) {
  const definition = { name: 'goals', entities: [], migrations: [CreateEffects1760000000900] } as const;
  const dataSource = await ownerDataSource(definition, databaseUrl).initialize();
  await dataSource.runMigrations();
  return { close: () => dataSource.destroy() };
}

export type TableMaker = Awaited<ReturnType<typeof open>>;

serve(open);
