import { journey } from './journey.ts';

/** What the page offers to the test that opened it. */
Object.assign(globalThis, { journey });
