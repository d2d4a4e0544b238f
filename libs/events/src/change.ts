import type { Fact } from '@odyssey/contracts';

/** What a rule decided: the new state and the facts that others should learn of. */
export interface Change<State> {
  readonly state: State;
  readonly events: readonly Fact[];
  readonly changed: boolean;
}

export const changed = <State>(state: State, ...events: Fact[]): Change<State> => ({
  state,
  events,
  changed: true,
});

export const unchanged = <State>(state: State): Change<State> => ({ state, events: [], changed: false });
