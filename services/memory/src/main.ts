import { runServices } from '@odyssey/platform';
import { memory } from './service.ts';

await runServices([memory]);
