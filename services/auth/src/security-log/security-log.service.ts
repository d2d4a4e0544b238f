import { Injectable } from '@nestjs/common';
import { SecurityNoticed } from '@odyssey/contracts';
import { Outbox, type Tx, type UserId } from '@odyssey/events';
import { Clock, Cursors, newId, type Page } from '@odyssey/platform';
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

export interface SecurityAbout {
  place?: RequestPlace;
  sessionId?: string;
  /** Plain facts (`name`, `reason`); never a secret. */
  details?: Record<string, string>;
}

/** What happened to an account, for its owner to read. */
@Injectable()
export class SecurityLog {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

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
    if (!isNoticed(kind)) return;
    const noticed = { eventId: id, kind, at: at.toISOString(), network, device };
    await this.outbox.add(tx, SecurityNoticed.of(noticed));
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
