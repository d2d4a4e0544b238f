import type { RestCase } from '@odyssey/testing/pact';
import type { states } from '../states.ts';

export type State = keyof typeof states;

/** A request of a REST client to auth. */
export type Case = RestCase<State>;
