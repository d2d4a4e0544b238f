import { runServices } from '@odyssey/platform';
import { gateway } from './service.ts';

await runServices([gateway]);
