import { runServices } from '@odyssey/platform';
import { services } from './services.ts';

await runServices(services);
