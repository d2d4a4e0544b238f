import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { Clock } from '@odyssey/platform';
import { DataSource, In, IsNull, LessThan, MoreThan } from 'typeorm';
import { TOKEN_LIFE, type TokenPurpose } from './mail-purposes.ts';
import { OneUseTokenEntity } from './one-use-token.entity.ts';

/** Says what it is to whoever finds it in a log or a repository. */
const PREFIX = 'odyssey_mt_';

/** A fast hash is right here: the token has 256 bits and cannot be guessed, unlike a password. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** What a token is for, and where it was sent. */
export type SentToken = Pick<OneUseTokenEntity, 'ownerId' | 'purpose' | 'email'>;

/** Tokens that go out by mail: whoever sends one back reads the mailbox that it was sent to. */
@Injectable()
export class OneUseTokens {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** A new token, in clear; those of the same purpose that were mailed before are void. */
  async make(tx: Tx, { ownerId, purpose, email }: SentToken): Promise<string> {
    await this.void(tx, ownerId, purpose);
    const token = PREFIX + randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + TOKEN_LIFE[purpose]);
    const entry = { hash: hashOf(token), ownerId, purpose, email, createdAt: now, expiresAt, usedAt: null };
    await tx.manager.insert(OneUseTokenEntity, entry);
    return token;
  }

  /** What a token is, while it is good; a plain read, to know whom the transaction is for. */
  async find(token: string, purposes: readonly TokenPurpose[]): Promise<SentToken | undefined> {
    const entry = await this.dataSource.manager.findOneBy(OneUseTokenEntity, {
      hash: hashOf(token),
      purpose: In(purposes),
      usedAt: IsNull(),
      expiresAt: MoreThan(this.clock.now()),
    });
    return entry ?? undefined;
  }

  /** Uses it up. One statement looks and marks: of two who come with one token, one is too late. */
  async consume(
    tx: Tx,
    owner: UserId,
    token: string,
    purposes: readonly TokenPurpose[],
  ): Promise<Pick<OneUseTokenEntity, 'purpose' | 'email'> | undefined> {
    const [used] = await tx.query<Pick<OneUseTokenEntity, 'purpose' | 'email'>>(
      `update one_use_tokens set used_at = $3
       where hash = $1 and owner_id = $2 and used_at is null and expires_at > $3 and purpose = any($4)
       returning purpose, email`,
      [hashOf(token), owner, this.clock.now(), purposes],
    );
    return used;
  }

  async void(tx: Tx, owner: UserId, purpose: TokenPurpose): Promise<void> {
    await tx.execute(
      `update one_use_tokens set expires_at = $3
       where owner_id = $1 and purpose = $2 and used_at is null and expires_at > $3`,
      [owner, purpose, this.clock.now()],
    );
  }

  async purge(): Promise<void> {
    await this.dataSource.manager.delete(OneUseTokenEntity, { expiresAt: LessThan(this.clock.now()) });
  }
}
