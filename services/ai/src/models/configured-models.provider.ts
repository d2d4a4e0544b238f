import type { Provider } from '@nestjs/common';
import { Clock, CONFIG } from '@odyssey/platform';
import type { AiConfig } from '../config.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { CONFIGURED_MODELS, type ConfiguredModel } from './configured-model.ts';
import { OpenAiCompatibleModel } from './openai-compatible.model.ts';

/** The providers of the environment, each with a breaker that lives as long as the process. */
export const configuredModels: Provider = {
  provide: CONFIGURED_MODELS,
  inject: [CONFIG, Clock],
  useFactory: ({ endpoints, deadlines }: AiConfig, clock: Clock): ConfiguredModel[] =>
    endpoints.map((endpoint) => ({
      model: new OpenAiCompatibleModel(endpoint, deadlines),
      breaker: new CircuitBreaker(() => clock.now().getTime()),
      price: endpoint.price,
    })),
};
