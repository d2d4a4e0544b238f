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
const positive = (normal: number) => z.coerce.number().int().positive().default(normal);

export const readConfig = serviceConfig(
  z
    .object({
      ODYSSEY_CORS_ORIGINS: list(Origin),
      ODYSSEY_TRUSTED_PROXIES: list(Network),
      ODYSSEY_LIMIT_EDGE: positive(6000),
      ODYSSEY_EDGE_CONNECTIONS: positive(10_000),
      ODYSSEY_EDGE_CONNECTIONS_PER_NETWORK: positive(512),
      ODYSSEY_EDGE_HEADERS_SECONDS: positive(10),
      ODYSSEY_EDGE_BODY_SECONDS: positive(30),
      ODYSSEY_EDGE_UPLOAD_SECONDS: positive(300),
      ODYSSEY_EDGE_STALL_SECONDS: positive(30),
      ODYSSEY_EDGE_RESTART_SECONDS: positive(5),
    })
    .transform((read) => ({
      /** Web pages that may call the API from a browser. */
      corsOrigins: read.ODYSSEY_CORS_ORIGINS,
      /** Reverse proxies before this gateway, which say where a caller is. */
      trustedProxies: read.ODYSSEY_TRUSTED_PROXIES,
      /** Requests a minute from one network, whoever is in it. */
      edgeLimit: read.ODYSSEY_LIMIT_EDGE,
      /** Connections at once, of everybody and of one network. */
      connections: {
        all: read.ODYSSEY_EDGE_CONNECTIONS,
        network: read.ODYSSEY_EDGE_CONNECTIONS_PER_NETWORK,
      },
      /** How long a caller may take, in milliseconds. */
      patience: {
        /** To send the headers. */
        headers: read.ODYSSEY_EDGE_HEADERS_SECONDS * 1000,
        /** To send a body. */
        body: read.ODYSSEY_EDGE_BODY_SECONDS * 1000,
        /** To send a form with a file. */
        upload: read.ODYSSEY_EDGE_UPLOAD_SECONDS * 1000,
        /** To take the next part of an answer. */
        stall: read.ODYSSEY_EDGE_STALL_SECONDS * 1000,
      },
      /** How long requests wait for a service that refuses connections: it may be restarting. Milliseconds. */
      restartMs: read.ODYSSEY_EDGE_RESTART_SECONDS * 1000,
    })),
);

export type GatewayConfig = ConfigOf<typeof readConfig>;
