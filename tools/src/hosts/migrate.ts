import { parseArgs } from 'node:util';
import { migrateServices } from '@odyssey/platform';
import { services } from './services.ts';

const { values } = parseArgs({ options: { service: { type: 'string' }, down: { type: 'string' } } });
await migrateServices(
  services.filter(({ name }) => values.service === undefined || name === values.service),
  undefined,
  { down: values.down === undefined ? undefined : Number(values.down), onStep: (step) => console.log(step) },
);
