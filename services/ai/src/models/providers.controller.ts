import { Controller, Get, Inject } from '@nestjs/common';
import { Answers, Scope } from '@odyssey/platform';
import { CONFIGURED_MODELS, type ConfiguredModel } from './configured-model.ts';
import { HOUSE } from './house.model.ts';
import { ProvidersView } from './providers.dto.ts';

const HEALTH = { closed: 'ready', open: 'unavailable', probing: 'probing' } as const;

@Controller('v1/ai/providers')
export class ProvidersController {
  constructor(@Inject(CONFIGURED_MODELS) private readonly configured: readonly ConfiguredModel[]) {}

  /** Who answers, in the order in which they are asked. Never an address or a key. */
  @Get()
  @Scope('ai:read')
  @Answers(200, ProvidersView)
  list(): ProvidersView {
    const items: ProvidersView['items'] = this.configured.map(({ model, breaker }) => ({
      name: model.provider,
      model: model.model,
      health: HEALTH[breaker.state],
      lastResort: false,
    }));
    return { items: [...items, { name: HOUSE, model: HOUSE, health: 'ready', lastResort: true }] };
  }
}
