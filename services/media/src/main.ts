import { runServices } from '@odyssey/platform';
import { media } from './service.ts';

await runServices([media]);
