import { Inject, Injectable, Logger } from '@nestjs/common';
import { Transactions } from '@odyssey/events';
import { Clock, CONFIG, KeySeal, TOKEN_ALGORITHM } from '@odyssey/platform';
import {
  type CryptoKey,
  calculateJwkThumbprint,
  createLocalJWKSet,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import { DataSource } from 'typeorm';
import type { AuthConfig } from '../config.ts';
import { type KeyTimes, planKeys, signingKeyOf } from './key.rules.ts';
import { SigningKeyEntity } from './signing-key.entity.ts';

interface Key extends KeyTimes {
  readonly publicJwk: JWK;
  readonly privateKey: CryptoKey | undefined;
}

/** How old the picture of the keys may be: so long a key still signs that an operator has withdrawn. Milliseconds. */
const MAX_AGE = 5_000;
/** An unknown key id is worth another look at the database, but not more often than this. Milliseconds. */
const COOL_DOWN = 1_000;

/** The keys that sign access tokens: kept in the database, so that all replicas sign with the same one. */
@Injectable()
export class Keyring {
  private readonly logger = new Logger('Keyring');
  private readonly seal: KeySeal;
  private keys: readonly Key[] = [];
  private local: JWTVerifyGetKey = createLocalJWKSet({ keys: [] });
  private readAt = Number.NEGATIVE_INFINITY;
  private reading: Promise<void> | undefined;

  constructor(
    @Inject(CONFIG) config: AuthConfig,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {
    this.seal = new KeySeal(config.secret, 'odyssey signing key seal');
  }

  /** The key to sign with now. */
  async signing(): Promise<{ kid: string; privateKey: CryptoKey }> {
    await this.refresh(MAX_AGE);
    const found = () => signingKeyOf(this.keys, this.clock.now());
    if (!found()) await this.rotate();
    const key = found();
    if (!key?.privateKey) throw new Error('there is no key to sign with');
    return { kid: key.kid, privateKey: key.privateKey };
  }

  /** Public halves: of the key that signs, the one that will, and those whose tokens may still be alive. */
  async published(): Promise<JWK[]> {
    await this.refresh(MAX_AGE);
    if (this.keys.length === 0) await this.rotate();
    return this.keys.map((key) => key.publicJwk);
  }

  /** Finds the key of a token; auth does not ask itself over HTTP. */
  readonly verifier: JWTVerifyGetKey = async (header, token) => {
    await this.refresh(MAX_AGE);
    try {
      return await this.local(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.refresh(COOL_DOWN);
      return this.local(header, token);
    }
  };

  /** Makes the keys that are due and drops those that nobody needs. Runs at any time, on any replica. */
  async rotate(): Promise<void> {
    await this.transactions.forSystem(async (tx) => {
      // Two replicas that start together must not make two first keys.
      await tx.execute('lock table signing_keys in share row exclusive mode');
      const keys = await this.open(await tx.manager.find(SigningKeyEntity));
      const plan = planKeys(keys, this.clock.now());
      for (const activeFrom of plan.create)
        await tx.manager.insert(SigningKeyEntity, await this.make(activeFrom));
      if (plan.remove.length > 0) await tx.manager.delete(SigningKeyEntity, plan.remove);
    });
    await this.read();
  }

  private async refresh(maxAge: number): Promise<void> {
    if (performance.now() - this.readAt < maxAge) return;
    this.reading ??= this.read().finally(() => {
      this.reading = undefined;
    });
    await this.reading;
  }

  private async read(): Promise<void> {
    const rows = await this.dataSource.manager.find(SigningKeyEntity, { order: { activeFrom: 'ASC' } });
    this.keys = await this.open(rows);
    this.local = createLocalJWKSet({ keys: rows.map((row) => row.publicJwk) });
    this.readAt = performance.now();
  }

  private open(rows: readonly SigningKeyEntity[]): Promise<Key[]> {
    return Promise.all(
      rows.map(async ({ kid, activeFrom, publicJwk, sealedPrivateJwk }) => {
        const text = this.seal.open(kid, sealedPrivateJwk);
        if (text === undefined)
          this.logger.warn(`key ${kid} was sealed with another ODYSSEY_AUTH_SECRET: it can only verify`);
        const privateKey = text && ((await importJWK(JSON.parse(text) as JWK, TOKEN_ALGORITHM)) as CryptoKey);
        return {
          kid,
          activeFrom,
          publicJwk,
          privateKey: privateKey || undefined,
          canSign: Boolean(privateKey),
        };
      }),
    );
  }

  private async make(activeFrom: Date): Promise<SigningKeyEntity> {
    const { publicKey, privateKey } = await generateKeyPair(TOKEN_ALGORITHM, { extractable: true });
    const publicJwk = await exportJWK(publicKey);
    const kid = await calculateJwkThumbprint(publicJwk);
    return {
      kid,
      publicJwk: { ...publicJwk, kid, alg: TOKEN_ALGORITHM, use: 'sig' },
      sealedPrivateJwk: this.seal.seal(kid, JSON.stringify(await exportJWK(privateKey))),
      activeFrom,
      createdAt: this.clock.now(),
    };
  }
}
