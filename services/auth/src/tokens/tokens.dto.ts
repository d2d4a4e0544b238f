import { SERVICES } from '@odyssey/contracts';
import { z } from 'zod';

export const JwksView = z
  .object({
    keys: z.array(
      z.object({
        kty: z.string(),
        crv: z.string(),
        x: z.string(),
        y: z.string(),
        kid: z.string(),
        alg: z.string(),
        use: z.string(),
      }),
    ),
  })
  .meta({ id: 'Jwks' });

export const ServiceTokenRequest = z.object({ audience: z.enum(SERVICES) });
export type ServiceTokenRequest = z.output<typeof ServiceTokenRequest>;

export const ServiceTokenView = z.object({ accessToken: z.string(), expiresIn: z.int() });
export type ServiceTokenView = z.output<typeof ServiceTokenView>;
