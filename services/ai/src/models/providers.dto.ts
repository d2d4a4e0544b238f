import { z } from 'zod';

export const ProviderView = z
  .object({
    name: z.string().describe('As it stands in the answers it gave'),
    model: z.string(),
    health: z
      .enum(['ready', 'unavailable', 'probing'])
      .describe('unavailable: it failed several times in a row and is left alone for 30 seconds'),
    lastResort: z.boolean().describe('It stands in when every provider above it is away'),
  })
  .meta({ id: 'Provider' });

export const ProvidersView = z.object({ items: z.array(ProviderView) }).meta({ id: 'Providers' });
export type ProvidersView = z.output<typeof ProvidersView>;
