import { type ConfigOf, serviceConfig } from '@odyssey/platform';
import { z } from 'zod';
import { isNetwork } from './edge/trusted-proxies.ts';

const list = (item: z.ZodType<string, string>) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
    .pipe(z.array(item));

/** `*` and `null` are no origins: they would let every page on the web act for whoever is looking at it. */
const Origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'give origins like https://app.example, separated by commas; * is not taken',
  );
const Network = z.string().refine(isNetwork, 'give addresses or ranges like 127.0.0.1,10.0.0.0/8');

export const readConfig = serviceConfig(
  z
    .object({
      ODYSSEY_CORS_ORIGINS: list(Origin),
      ODYSSEY_TRUSTED_PROXIES: list(Network),
      ODYSSEY_LIMIT_EDGE: z.coerce.number().int().positive().default(6000),
    })
    .transform((read) => ({
      /** Web pages that may call the API from a browser. */
      corsOrigins: read.ODYSSEY_CORS_ORIGINS,
      /** Reverse proxies before this gateway, which say where a caller is. */
      trustedProxies: read.ODYSSEY_TRUSTED_PROXIES,
      /** Requests a minute from one network, whoever is in it. */
      edgeLimit: read.ODYSSEY_LIMIT_EDGE,
    })),
);

export type GatewayConfig = ConfigOf<typeof readConfig>;
