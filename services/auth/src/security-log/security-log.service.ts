import { Inject, Injectable, Logger } from '@nestjs/common';
import { SecurityNoticed } from '@odyssey/contracts';
import { Outbox, type Tx, type UserId } from '@odyssey/events';
import { Clock, Cursors, METRICS, newId, type Page } from '@odyssey/platform';
import { Counter, type Registry } from 'prom-client';
import { DataSource, LessThan } from 'typeorm';
import { deviceOf, shortened } from './place.rules.ts';
import type { RequestPlace } from './request-place.ts';
import {
  type SecurityEventsQuery,
  type SecurityEventView,
  toSecurityEventView,
} from './security-event.dto.ts';
import { SecurityEventEntity } from './security-event.entity.ts';
import { isNoticed, type SecurityKind } from './security-kinds.ts';

/** How long a person can read up on what happened, in milliseconds: as long as the longest session lasts. */
const KEPT = 180 * 86_400_000;
/** Of refused log-ins so many are written down in an hour: enough to see that somebody is guessing, and no way to fill the disk. */
const MAX_FAILED_AN_HOUR = 10;

export interface SecurityAbout {
  place?: RequestPlace;
  sessionId?: string;
  /** Plain facts (`name`, `reason`); never a secret. */
  details?: Record<string, string>;
}

/** What happened to an account, for its owner to read. */
@Injectable()
export class SecurityLog {
  private readonly logger = new Logger('SecurityLog');
  private readonly noted: Counter<'kind'>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
    @Inject(METRICS) registry: Registry,
  ) {
    this.noted = new Counter({
      name: 'odyssey_auth_security_events_total',
      help: 'What happened to accounts, by its kind; each refused log-in, though few are written down',
      labelNames: ['kind'],
      registers: [registry],
    });
  }

  /** Call it in the transaction that does what it tells: neither is there without the other. */
  async record(tx: Tx, userId: UserId, kind: SecurityKind, about: SecurityAbout): Promise<void> {
    const { place, sessionId, details = {} } = about;
    const [id, at] = [newId(), this.clock.now()];
    const network = place && shortened(place.network);
    const device = deviceOf(place?.userAgent);
    await tx.manager.insert(SecurityEventEntity, {
      id,
      ownerId: userId,
      kind,
      at,
      network: network ?? null,
      device: device ?? null,
      sessionId: sessionId ?? null,
      details,
    });
    tx.afterCommit(() => this.noted.inc({ kind }));
    if (!isNoticed(kind)) return;
    const noticed = { eventId: id, kind, at: at.toISOString(), network, device };
    await this.outbox.add(tx, SecurityNoticed.of(noticed));
  }

  /** Sessions that ended together: one statement, however many they are. */
  async recordEndedSessions(
    tx: Tx,
    userId: UserId,
    sessionIds: readonly string[],
    { place, details = {} }: Omit<SecurityAbout, 'sessionId'>,
  ): Promise<void> {
    await tx.execute(
      `insert into security_events (id, owner_id, kind, at, network, device, session_id, details)
       select ended.id, $3, 'session_ended', $4, $5, $6, ended.session_id, $7
       from unnest($1::uuid[], $2::uuid[]) as ended(id, session_id)`,
      [
        sessionIds.map(() => newId()),
        sessionIds,
        userId,
        this.clock.now(),
        place ? shortened(place.network) : null,
        deviceOf(place?.userAgent) ?? null,
        JSON.stringify(details),
      ],
    );
    tx.afterCommit(() => this.noted.inc({ kind: 'session_ended' }, sessionIds.length));
  }

  /**
   * Notes a log-in that was refused, once the answer is on its way: waiting for it would tell by its time that there is such an account.
   * What cannot be noted is in the logs of the service alone.
   */
  noteFailedLogIn(ownerId: UserId, { network, userAgent }: RequestPlace): void {
    this.noted.inc({ kind: 'log_in_failed' });
    const now = this.clock.now();
    const hourAgo = new Date(now.getTime() - 3_600_000);
    this.dataSource
      .query(
        `insert into security_events (id, owner_id, kind, at, network, device, details)
         select $1, $2, 'log_in_failed', $3, $4, $5, '{}' where (
           select count(*) from security_events where owner_id = $2 and kind = 'log_in_failed' and at > $6
         ) < $7`,
        [newId(), ownerId, now, shortened(network), deviceOf(userAgent) ?? null, hourAgo, MAX_FAILED_AN_HOUR],
      )
      .catch((error: Error) => this.logger.warn(`a refused log-in could not be noted: ${error.message}`));
  }

  /** The newest first. */
  page(owner: UserId, query: SecurityEventsQuery): Promise<Page<SecurityEventView>> {
    const { kind } = query;
    return this.cursors.page<SecurityEventEntity, SecurityEventView>({
      query,
      list: ['security-events', owner],
      fetch: (after, take) =>
        this.dataSource.manager.find(SecurityEventEntity, {
          where: { ownerId: owner, ...(kind && { kind }), ...(after && { id: LessThan(String(after[0])) }) },
          order: { id: 'DESC' },
          take,
        }),
      position: ({ id }) => [id],
      view: toSecurityEventView,
    });
  }

  async purge(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT);
    await this.dataSource.manager.delete(SecurityEventEntity, { at: LessThan(before) });
  }
}
