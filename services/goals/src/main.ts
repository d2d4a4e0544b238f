import { runServices } from '@odyssey/platform';
import { goals } from './service.ts';

await runServices([goals]);
