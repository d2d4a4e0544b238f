import { runServices } from '@odyssey/platform';
import { ai } from './service.ts';

await runServices([ai]);
