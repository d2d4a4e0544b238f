import { provideStack } from './test-stack.ts';

/** For tests of one service: PostgreSQL, Kafka and Redis. */
export default (): Promise<void> => provideStack('none');
