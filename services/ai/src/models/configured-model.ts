import type { CircuitBreaker } from './circuit-breaker.ts';
import type { LanguageModel } from './language-model.ts';
import type { Price } from './prices.rules.ts';

/** A provider that the operator named, with what we know about it. */
export interface ConfiguredModel {
  model: LanguageModel;
  breaker: CircuitBreaker;
  price?: Price | undefined;
}

/** Injection token of the providers, in the order in which they are tried. */
export const CONFIGURED_MODELS = Symbol('configured models');
