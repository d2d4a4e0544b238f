import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Transactions, type Tx } from '@odyssey/events';
import { CONFIG, KeySeal } from '@odyssey/platform';
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import { IsNull, Not } from 'typeorm';
import type { ArchivalConfig } from '../config.ts';
import { CertificateKeyEntity } from './certificate-key.entity.ts';

export interface CertificateKey {
  readonly id: string;
  readonly publicJwk: JWK;
  readonly privateKey: CryptoKey;
}

/** The keys that sign certificates: made when one is first needed, kept sealed with the service's secret. */
@Injectable()
export class CertificateKeys implements OnApplicationBootstrap {
  private readonly logger = new Logger('CertificateKeys');
  private readonly seal: KeySeal;

  constructor(
    @Inject(CONFIG) config: ArchivalConfig,
    private readonly transactions: Transactions,
  ) {
    this.seal = new KeySeal(config.secret, 'odyssey certificate key seal');
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.transactions.forSystem((tx) => this.sealOpenOnes(tx));
  }

  /**
   * The newest key that the service's secret opens, or a new one: a certificate carries its public key, so those signed
   * before stay as good as they were. Two that were made at the same moment are both good.
   */
  async signing(tx: Tx): Promise<CertificateKey> {
    await this.sealOpenOnes(tx);
    const keys = await tx.manager.find(CertificateKeyEntity, { order: { createdAt: 'DESC', id: 'ASC' } });
    for (const { id, publicJwk, sealedPrivateJwk } of keys) {
      const text = sealedPrivateJwk ? this.seal.open(id, sealedPrivateJwk) : undefined;
      if (text) return { id, publicJwk, privateKey: await privateKeyOf(JSON.parse(text) as JWK) };
      this.logger.warn(
        `certificate key ${id} was sealed with another ODYSSEY_ARCHIVAL_SECRET: it signs no more`,
      );
    }
    return this.make(tx);
  }

  /**
   * Seals what release 0.1 stored open: before this start, or since then where some of its replicas still run. Two that do it together do
   * it one after the other, the second for nothing.
   */
  private async sealOpenOnes(tx: Tx): Promise<void> {
    const open = await tx.manager.find(CertificateKeyEntity, {
      where: { privateJwk: Not(IsNull()) },
      lock: { mode: 'pessimistic_write' },
    });
    for (const { id, privateJwk } of open)
      await tx.manager.update(
        CertificateKeyEntity,
        { id },
        { privateJwk: null, ...this.sealed(id, privateJwk) },
      );
  }

  private async make(tx: Tx): Promise<CertificateKey> {
    const pair = await generateKeyPair('ES256', { extractable: true });
    const publicJwk = await exportJWK(pair.publicKey);
    const id = await calculateJwkThumbprint(publicJwk);
    const privateJwk = await exportJWK(pair.privateKey);
    await tx.manager.insert(CertificateKeyEntity, { id, publicJwk, ...this.sealed(id, privateJwk) });
    return { id, publicJwk, privateKey: pair.privateKey };
  }

  private sealed(id: string, privateJwk: JWK | null): { sealedPrivateJwk: string } {
    return { sealedPrivateJwk: this.seal.seal(id, JSON.stringify(privateJwk)) };
  }
}

const privateKeyOf = async (jwk: JWK): Promise<CryptoKey> => (await importJWK(jwk, 'ES256')) as CryptoKey;
