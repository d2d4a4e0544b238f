import { runServices } from '@odyssey/platform';
import { auth } from './service.ts';

await runServices([auth]);
