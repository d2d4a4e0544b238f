import { runServices } from '@odyssey/platform';
import { archival } from './service.ts';

await runServices([archival]);
