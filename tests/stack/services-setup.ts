import { provideStack } from './test-stack.ts';

/** For suites that speak to the whole: the eight services too. */
export default (): Promise<void> => provideStack('separate');
