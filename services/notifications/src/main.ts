import { runServices } from '@odyssey/platform';
import { notifications } from './service.ts';

await runServices([notifications]);
