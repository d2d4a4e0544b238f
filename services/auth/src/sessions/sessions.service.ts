import { Injectable } from '@nestjs/common';
import { OdysseyError, SessionRevoked } from '@odyssey/contracts';
import { Outbox, type Tx, type UserId } from '@odyssey/events';
import { Clock, newId, RevokedSessions } from '@odyssey/platform';
import { DataSource, IsNull, LessThan } from 'typeorm';
import { PersonalTokensService } from '../personal-tokens/personal-tokens.service.ts';
import { deviceOf, shortened } from '../security-log/place.rules.ts';
import type { RequestPlace } from '../security-log/request-place.ts';
import { SecurityLog } from '../security-log/security-log.service.ts';
import { RefreshTokenEntity } from './refresh-token.entity.ts';
import { RefreshTokens } from './refresh-token.ts';
import { type EndReason, SessionEntity } from './session.entity.ts';
import { decideRefresh, endSession, IDLE_LIMIT, kindOfEnd, newToken, startSession } from './session.rules.ts';

/** How a person proved who they are. */
export interface Proof {
  readonly method: 'registration' | 'password' | 'passkey' | 'identity';
  /** Whether a second factor was shown; a passkey is one. */
  readonly secondFactor: boolean;
}

/** A session and the refresh token that continues it, in clear: it exists nowhere else. */
export interface OpenSession {
  session: SessionEntity;
  refreshToken: string;
}

/** So many sessions of one person are open at once: more than anybody has devices, and few enough to end in a moment. */
const MAX_OPEN = 100;
const DAY_MS = 86_400_000;
/** An access token lives ten minutes, so an app renews 144 times; many tabs share a successor. */
const RENEWALS_A_DAY = 1_000;
/** How many of those beyond one log-in ends. */
const MAX_ENDED_BY_LOG_IN = 20;

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

/** Why a session ends, and where from; nowhere when no request asked for it. */
export interface Ending {
  reason: EndReason;
  place?: RequestPlace;
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly tokens: RefreshTokens,
    private readonly clock: Clock,
    private readonly securityLog: SecurityLog,
    private readonly revoked: RevokedSessions,
    private readonly personalTokens: PersonalTokensService,
  ) {}

  /** All ways in come through here, so none is missing in the log. */
  async start(
    tx: Tx,
    ownerId: UserId,
    place: RequestPlace,
    { method, secondFactor }: Proof,
  ): Promise<OpenSession> {
    const now = this.clock.now();
    await this.makeRoom(tx, ownerId, now);
    const newPlace = await this.isNewPlace(tx, ownerId, place);
    const network = shortened(place.network);
    const change = startSession({ id: newId(), ownerId, ...place, network, newPlace, secondFactor }, now);
    const session = await this.outbox.saveChange(tx, SessionEntity, {
      ...change,
      state: change.state as SessionEntity,
    });
    const refreshToken = this.tokens.first();
    await this.give(tx, session, refreshToken, now);
    const about = { place, sessionId: session.id };
    await this.securityLog.record(tx, ownerId, 'logged_in', { ...about, details: { method } });
    if (newPlace && method !== 'registration')
      await this.securityLog.record(tx, ownerId, 'new_device', about);
    return { session, refreshToken };
  }

  /** Whose token it is; a plain read, to know whom the transaction is for. */
  async ownerOf(refreshToken: string): Promise<UserId | undefined> {
    const hash = this.tokens.hash(refreshToken);
    return (await this.dataSource.manager.findOneBy(RefreshTokenEntity, { hash }))?.ownerId;
  }

  /**
   * Exchanges the token for its successor. Undefined when it is refused: not an error, since a reuse must commit the end of its
   * family. Racing calls come one after the other (one writer a person), so the first rotates and the rest repeat.
   */
  async refresh(tx: Tx, refreshToken: string, place: RequestPlace): Promise<OpenSession | undefined> {
    const token = await tx.manager.findOneBy(RefreshTokenEntity, { hash: this.tokens.hash(refreshToken) });
    const session = token && (await tx.manager.findOneBy(SessionEntity, { id: token.sessionId }));
    if (!session) return undefined;
    const now = this.clock.now();
    const successor = this.tokens.successorOf(refreshToken);
    switch (decideRefresh(token, session, now)) {
      case 'rotate':
        await this.spareTheTable(tx, session, now);
        await tx.manager.update(RefreshTokenEntity, { hash: token.hash }, { rotatedAt: now });
        await this.give(tx, session, successor, now);
        await this.used(tx, session, place, now);
        return { session, refreshToken: successor };
      case 'repeat':
        return { session, refreshToken: successor };
      case 'reuse':
        await this.close(tx, session, { reason: 'reuse_detected', place });
        return undefined;
      case 'refuse':
        return undefined;
    }
  }

  /**
   * The person has proved again who they are: from now on `auth_time` in the tokens of this session says so, and that a second factor
   * was shown stays true. Undefined when the session has ended meanwhile: not an error, since what proved it must stay used up.
   */
  async reauthenticated(
    tx: Tx,
    owner: UserId,
    id: string,
    place: RequestPlace,
    { secondFactor }: Pick<Proof, 'secondFactor'>,
  ): Promise<SessionEntity | undefined> {
    const session = await tx.manager.findOneBy(SessionEntity, { id, ownerId: owner, endedAt: IsNull() });
    if (!session) return undefined;
    const authenticatedAt = this.clock.now();
    const secondFactorAt = secondFactor ? authenticatedAt : session.secondFactorAt;
    await tx.execute(
      'update sessions set authenticated_at = $3, second_factor_at = $4 where id = $1 and owner_id = $2',
      [id, owner, authenticatedAt, secondFactorAt],
    );
    await this.securityLog.record(tx, owner, 'reauthenticated', { place, sessionId: id });
    return { ...session, authenticatedAt, secondFactorAt };
  }

  async end(tx: Tx, owner: UserId, id: string, ending: Ending): Promise<void> {
    const session = await tx.manager.findOneBy(SessionEntity, { id, ownerId: owner });
    if (session) await this.close(tx, session, ending);
  }

  /** @param keep the id of a session that goes on. */
  async endAll(tx: Tx, owner: UserId, ending: Ending, keep?: string): Promise<void> {
    const open = await tx.query<{ id: string }>(
      'select id from sessions where owner_id = $1 and ended_at is null and id is distinct from $2::uuid order by id',
      [owner, keep ?? null],
    );
    await this.closeAll(tx, owner, idsOf(open), ending);
    // Whoever was in the account may have made some: a reset of the password is to get rid of them altogether.
    if (ending.reason === 'password_reset' || ending.reason === 'erasure')
      await this.personalTokens.revokeAll(tx, owner, ending.place);
  }

  /** Drops what can open nothing any more; sessions stay as a record for as long as they might have lasted. */
  async purge(): Promise<void> {
    const now = this.clock.now();
    await this.dataSource.manager.delete(RefreshTokenEntity, { expiresAt: LessThan(now) });
    await this.dataSource.manager.delete(SessionEntity, { expiresAt: LessThan(now) });
  }

  /**
   * Every token that was given out is remembered for as long as it might come back, so that theft is noticed. A session that renews
   * without end would fill the table until ending it takes too long.
   * @throws rate_limited
   */
  private async spareTheTable(tx: Tx, { id, ownerId }: SessionEntity, now: Date): Promise<void> {
    const [{ renewals } = { renewals: 0 }] = await tx.query<{ renewals: number }>(
      'select count(*)::int as renewals from refresh_tokens where owner_id = $1 and session_id = $2 and issued_at > $3',
      [ownerId, id, new Date(now.getTime() - DAY_MS)],
    );
    if (renewals >= RENEWALS_A_DAY)
      throw new OdysseyError('rate_limited', `A session can be renewed ${RENEWALS_A_DAY} times a day.`, {
        headers: { 'retry-after': '600' },
      });
  }

  /** A device or a network that no session of this person, open or ended, has been seen on. */
  private async isNewPlace(tx: Tx, ownerId: UserId, { network, userAgent }: RequestPlace): Promise<boolean> {
    const sessions = await tx.query<{ userAgent: string | null; network: string | null }>(
      'select distinct user_agent as "userAgent", network from sessions where owner_id = $1',
      [ownerId],
    );
    const device = deviceOf(userAgent);
    return (
      !sessions.some((session) => session.network === shortened(network)) ||
      !sessions.some((session) => deviceOf(session.userAgent) === device)
    );
  }

  /** Not a change that its owner makes, so the version stays: a name can be given to a session that is in use. */
  private async used(tx: Tx, session: SessionEntity, place: RequestPlace, now: Date): Promise<void> {
    await tx.execute('update sessions set last_used_at = $3, network = $4 where id = $1 and owner_id = $2', [
      session.id,
      session.ownerId,
      now,
      shortened(place.network),
    ]);
  }

  private async close(tx: Tx, session: SessionEntity, { reason, place }: Ending): Promise<void> {
    if (session.endedAt) return;
    await this.outbox.saveChange(tx, SessionEntity, endSession(session, reason, this.clock.now()));
    await tx.manager.delete(RefreshTokenEntity, { sessionId: session.id });
    // Here at once, everywhere else when the event arrives.
    await this.revoked.record(tx, session.id);
    await this.securityLog.record(tx, session.ownerId, kindOfEnd(reason), {
      sessionId: session.id,
      details: { reason },
      ...(place && { place }),
    });
  }

  /** Before a log-in: ends what was not used for longest, a few at a time so that no log-in is slow. */
  private async makeRoom(tx: Tx, owner: UserId, now: Date): Promise<void> {
    const beyond = await tx.query<{ id: string }>(
      `select id from (
         select id, row_number() over (order by last_used_at desc, id desc) as place from sessions
         where owner_id = $1 and ended_at is null and last_used_at > $2 and expires_at > $3) open
       where place >= $4 order by place desc limit $5`,
      [owner, new Date(now.getTime() - IDLE_LIMIT), now, MAX_OPEN, MAX_ENDED_BY_LOG_IN],
    );
    if (beyond.length > 0) await this.closeAll(tx, owner, idsOf(beyond), { reason: 'revoked' });
  }

  /** The same as `close` in as many statements for thousands as for one: an erasure has to be done in seconds. */
  private async closeAll(
    tx: Tx,
    owner: UserId,
    ids: readonly string[],
    { reason, place }: Ending,
  ): Promise<void> {
    const now = this.clock.now();
    const ended = await tx.query<{ id: string; told: boolean }>(
      `update sessions set ended_at = $2, end_reason = $3, version = version + 1, updated_at = $2
       where id = any($1::uuid[]) and owner_id = $5 and ended_at is null returning id, last_used_at > $4 as told`,
      [ids, now, reason, new Date(now.getTime() - IDLE_LIMIT), owner],
    );
    await tx.execute('delete from refresh_tokens where owner_id = $1 and session_id = any($2::uuid[])', [
      owner,
      ids,
    ]);
    // One that was idle for a month has no token left that anybody would have to refuse.
    const told = idsOf(ended.filter((session) => session.told));
    const revokedAt = now.toISOString();
    await this.outbox.addAll(
      tx,
      told.map((sessionId) => SessionRevoked.of({ sessionId, revokedAt, reason })),
    );
    await this.revoked.recordAll(tx, told);
    await this.securityLog.recordEndedSessions(tx, owner, told, {
      details: { reason },
      ...(place && { place }),
    });
  }

  private async give(tx: Tx, session: SessionEntity, refreshToken: string, now: Date): Promise<void> {
    await tx.manager.insert(RefreshTokenEntity, newToken(session, this.tokens.hash(refreshToken), now));
  }
}
