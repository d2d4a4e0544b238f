import type { RestCase } from '@odyssey/testing/pact';
import type { states } from '../states.ts';

/** A request of a REST client to auth. */
export type Case = RestCase<keyof typeof states>;
