import { Injectable } from '@nestjs/common';
import { changed, Outbox, type Tx, type UserId } from '@odyssey/events';
import {
  type CallerIdentity,
  Clock,
  Cursors,
  type ExpectedVersion,
  expectVersion,
  type Page,
  type PageQuery,
} from '@odyssey/platform';
import { DataSource, IsNull, LessThan, MoreThan } from 'typeorm';
import type { RequestPlace } from '../security-log/request-place.ts';
import { SessionEntity } from './session.entity.ts';
import { IDLE_LIMIT } from './session.rules.ts';
import { type NameSession, type SessionView, toSessionView } from './session-list.dto.ts';
import { SessionsService } from './sessions.service.ts';

/** A person's sessions as they see and end them. */
@Injectable()
export class SessionListService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: SessionsService,
    private readonly outbox: Outbox,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** Those that are open: neither ended nor idle for too long nor past their last day. */
  page({ userId, sessionId }: CallerIdentity, query: PageQuery): Promise<Page<SessionView>> {
    const now = this.clock.now();
    return this.cursors.page<SessionEntity, SessionView>({
      query,
      list: ['sessions', userId],
      fetch: (after, take) =>
        this.dataSource.manager.find(SessionEntity, {
          where: {
            ownerId: userId,
            endedAt: IsNull(),
            expiresAt: MoreThan(now),
            lastUsedAt: MoreThan(new Date(now.getTime() - IDLE_LIMIT)),
            ...(after && { id: LessThan(String(after[0])) }),
          },
          order: { id: 'DESC' },
          take,
        }),
      position: ({ id }) => [id],
      view: (session) => toSessionView(session, sessionId),
    });
  }

  /** @throws not_found, stale_version */
  async rename(
    tx: Tx,
    { userId, sessionId }: CallerIdentity,
    id: string,
    edit: NameSession,
    expected: ExpectedVersion,
  ): Promise<SessionView> {
    const session = await tx.findOwned(SessionEntity, userId, id);
    expectVersion(session, expected);
    const name = edit.name === undefined ? session.name : edit.name;
    const renamed = await this.outbox.saveChange(tx, SessionEntity, changed({ ...session, name }));
    return toSessionView(renamed, sessionId);
  }

  /** @throws not_found when it is nobody's or somebody else's. */
  async end(tx: Tx, owner: UserId, id: string, place: RequestPlace): Promise<void> {
    await tx.findOwned(SessionEntity, owner, id);
    await this.sessions.end(tx, owner, id, { reason: 'revoked', place });
  }

  endAll(tx: Tx, owner: UserId, place: RequestPlace, keep: string | undefined): Promise<void> {
    return this.sessions.endAll(tx, owner, { reason: 'revoked', place }, keep);
  }
}
