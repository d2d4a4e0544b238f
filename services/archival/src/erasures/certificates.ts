import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@odyssey/events';
import { CONFIG } from '@odyssey/platform';
import { SignJWT } from 'jose';
import type { ArchivalConfig } from '../config.ts';
import { CertificateKeys } from './certificate-keys.ts';
import type { ErasureEntity } from './erasure.entity.ts';

/** What is kept of an erased person, where, why, and for how long. A certificate that left this out would not be true. */
export const KEPT_AFTER_ERASURE = [
  {
    what: 'The person’s random id with the time of erasure, without anything else',
    where: 'every service',
    why: 'So that late events, jobs and tokens bring nobody back',
    days: 90,
  },
  {
    what: 'The hash of the receipt, the matrix of services with counts, and this certificate, without the person’s id',
    where: 'archival',
    why: 'So that the erasure can be looked up by its receipt',
    days: 90,
  },
  {
    what: 'Events that were published before the erasure',
    where: 'the event log (Kafka)',
    why: 'It is written once and deleted by age',
    days: 8,
  },
  {
    what: 'Backups that whoever runs this installation has made',
    where: 'outside Odyssey',
    why: 'Odyssey does not know of them; the id in every service lets an erasure be repeated after one is restored',
  },
] as const;

/**
 * Signs what was erased where: a compact JWS, ES256, by a key of archival's own that is made when it is first needed.
 * Asymmetric, so that anybody can check a certificate with the public key in its header, and nobody who can check one
 * could have made it.
 */
@Injectable()
export class Certificates {
  constructor(
    @Inject(CONFIG) private readonly config: ArchivalConfig,
    private readonly keys: CertificateKeys,
  ) {}

  async sign(tx: Tx, erasure: ErasureEntity, completedAt: Date): Promise<string> {
    const key = await this.keys.signing(tx);
    const content = {
      requestedAt: erasure.createdAt.toISOString(),
      startedAt: erasure.startedAt?.toISOString(),
      completedAt: completedAt.toISOString(),
      services: erasure.services.map(({ service, counts, completedAt: at }) => ({
        service,
        counts,
        completedAt: at,
      })),
      kept: KEPT_AFTER_ERASURE,
    };
    return new SignJWT(content)
      .setProtectedHeader({ alg: 'ES256', typ: 'erasure-certificate+jwt', kid: key.id, jwk: key.publicJwk })
      .setIssuer(this.config.publicUrl)
      .setSubject(erasure.id)
      .setIssuedAt(completedAt)
      .sign(key.privateKey);
  }
}
