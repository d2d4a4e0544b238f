/** How brokers are spoken to: by default in the clear and without a name, as on a network of one's own. */
export interface KafkaSecurity {
  /** TLS. `ca`: the authority (PEM) that brokers' certificates are checked against, instead of the public ones. */
  readonly tls?: { readonly ca?: string };
  readonly login?: {
    readonly mechanism: SaslMechanism;
    readonly username: string;
    readonly password: string;
  };
}

export const SASL_MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;
export type SaslMechanism = (typeof SASL_MECHANISMS)[number];

/** As kafkajs takes it. */
export function securityOptions({ tls, login }: KafkaSecurity) {
  return {
    ...(tls ? { ssl: tls.ca ? { ca: [tls.ca] } : true } : {}),
    ...(login ? { sasl: login as { mechanism: 'plain'; username: string; password: string } } : {}),
  };
}
