import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SessionRevoked } from '@odyssey/contracts';
import { Outbox, type Tx, type UserId } from '@odyssey/events';
import {
  Clock,
  Cursors,
  hashOfPersonalToken,
  newId,
  type Page,
  type PageQuery,
  RevokedSessions,
  writePersonalToken,
} from '@odyssey/platform';
import { DataSource, LessThan, MoreThan } from 'typeorm';
import type { RequestPlace } from '../security-log/request-place.ts';
import { SecurityLog } from '../security-log/security-log.service.ts';
import {
  type MadePersonalToken,
  type NewPersonalToken,
  type PersonalTokenView,
  toPersonalTokenView,
} from './personal-token.dto.ts';
import { PersonalTokenEntity } from './personal-token.entity.ts';
import { InvalidTokenEnd, TooManyTokens } from './personal-token.errors.ts';
import { endOfToken, MAX_TOKENS } from './personal-token.rules.ts';

const SECRET_BYTES = 32;

@Injectable()
export class PersonalTokensService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly revoked: RevokedSessions,
    private readonly securityLog: SecurityLog,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** @throws TooManyTokens, InvalidTokenEnd */
  async make(
    tx: Tx,
    ownerId: UserId,
    { name, scopes, expiresAt: asked }: NewPersonalToken,
    place: RequestPlace,
  ): Promise<MadePersonalToken> {
    const now = this.clock.now();
    const expiresAt = endOfToken(asked, now);
    if (!expiresAt) throw new InvalidTokenEnd();
    const alive = await tx.manager.countBy(PersonalTokenEntity, { ownerId, expiresAt: MoreThan(now) });
    if (alive >= MAX_TOKENS) throw new TooManyTokens();
    const id = newId();
    const token = writePersonalToken(id, randomBytes(SECRET_BYTES));
    const hash = hashOfPersonalToken(token) ?? '';
    const row = {
      id,
      ownerId,
      name,
      hash,
      scopes,
      expiresAt,
      lastUsedAt: null,
      network: null,
      createdAt: now,
    };
    await tx.manager.insert(PersonalTokenEntity, row);
    await this.securityLog.record(tx, ownerId, 'token_created', { place, details: { tokenId: id, name } });
    return { ...toPersonalTokenView(row), token };
  }

  /** Those that are alive, the newest first. */
  page(owner: UserId, query: PageQuery): Promise<Page<PersonalTokenView>> {
    return this.cursors.page<PersonalTokenEntity, PersonalTokenView>({
      query,
      list: ['personal-tokens', owner],
      fetch: (after, take) =>
        this.dataSource.manager.find(PersonalTokenEntity, {
          where: {
            ownerId: owner,
            expiresAt: MoreThan(this.clock.now()),
            ...(after && { id: LessThan(String(after[0])) }),
          },
          order: { id: 'DESC' },
          take,
        }),
      position: ({ id }) => [id],
      view: toPersonalTokenView,
    });
  }

  /** @throws not_found */
  async revoke(tx: Tx, owner: UserId, id: string, place: RequestPlace): Promise<void> {
    await this.end(tx, await tx.findOwned(PersonalTokenEntity, owner, id), place);
  }

  async revokeAll(tx: Tx, owner: UserId, place?: RequestPlace): Promise<void> {
    for (const token of await tx.manager.findBy(PersonalTokenEntity, { ownerId: owner }))
      await this.end(tx, token, place);
  }

  async purge(): Promise<void> {
    await this.dataSource.manager.delete(PersonalTokenEntity, { expiresAt: LessThan(this.clock.now()) });
  }

  private async end(tx: Tx, { id, ownerId, name }: PersonalTokenEntity, place?: RequestPlace): Promise<void> {
    await tx.manager.delete(PersonalTokenEntity, { id });
    // Its id is the session of what was done with it: by this every service refuses it, and live streams end.
    const revokedAt = this.clock.now().toISOString();
    await this.outbox.add(tx, SessionRevoked.of({ sessionId: id, revokedAt, reason: 'token_revoked' }));
    await this.revoked.record(tx, id);
    await this.securityLog.record(tx, ownerId, 'token_revoked', {
      details: { tokenId: id, name },
      ...(place && { place }),
    });
  }
}
