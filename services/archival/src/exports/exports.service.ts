import { Injectable } from '@nestjs/common';
import type { DataService } from '@odyssey/contracts';
import { type Change, Outbox, type Tx, type UserId } from '@odyssey/events';
import { Clock, Jobs, newId } from '@odyssey/platform';
import type { Counts } from '@odyssey/user-data';
import { In } from 'typeorm';
import { ErasureEntity } from '../erasures/erasure.entity.ts';
import { ErasureAlreadyScheduled } from '../erasures/erasure.errors.ts';
import { CollectExport, DeleteExports, ExpireExport } from '../jobs/export.jobs.ts';
import { ExportEntity } from './export.entity.ts';
import {
  completeExport,
  expireExport,
  failExport,
  pendingParts,
  recordPart,
  requestExport,
} from './export.rules.ts';

/** Changes to a person's exports; each method runs in the caller's transaction. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * A second request while one is under way gets that one: it would bring the same.
   * @throws ErasureAlreadyScheduled once an erasure is running
   */
  async request(tx: Tx, owner: UserId): Promise<ExportEntity> {
    const running = await tx.manager.findOneBy(ErasureEntity, { ownerId: owner, status: 'running' });
    if (running) throw new ErasureAlreadyScheduled(running.id, 'running');
    const underWay = await tx.manager.findOneBy(ExportEntity, {
      ownerId: owner,
      status: In(['requested', 'collecting']),
    });
    if (underWay) return underWay;
    const one = tx.manager.create(ExportEntity, {
      id: newId(),
      ownerId: owner,
      status: 'requested',
      services: pendingParts(),
      bytes: null,
      failureCode: null,
      failureDetail: null,
      completedAt: null,
      expiresAt: null,
    });
    await this.jobs.enqueue(tx, CollectExport, { userId: owner, exportId: one.id }, { id: one.id });
    return this.outbox.saveChange(tx, ExportEntity, requestExport(one, this.clock.now()));
  }

  /** @returns false when nobody waits for the export any more */
  recordPart(
    tx: Tx,
    id: string,
    service: DataService,
    outcome: { collected: Counts } | 'failed',
  ): Promise<boolean> {
    return this.change(tx, id, (one) => recordPart(one, service, outcome));
  }

  /** @returns false when nobody waits for the export any more */
  async complete(tx: Tx, id: string, bytes: number): Promise<boolean> {
    const done = await this.change(tx, id, (one) => completeExport(one, bytes, this.clock.now()));
    const one = done ? await tx.manager.findOneBy(ExportEntity, { id }) : null;
    if (one?.expiresAt)
      await this.jobs.enqueue(
        tx,
        ExpireExport,
        { userId: tx.person, exportId: id },
        { startAfter: one.expiresAt },
      );
    return done;
  }

  fail(tx: Tx, id: string, detail: string): Promise<boolean> {
    return this.change(tx, id, (one) => failExport(one, { code: 'export_incomplete', detail }));
  }

  /** @returns true when the export is over and its file may go */
  async expire(tx: Tx, id: string): Promise<boolean> {
    await this.change(tx, id, (one) => expireExport(one, this.clock.now()));
    return !(await tx.manager.existsBy(ExportEntity, { id, ownerId: tx.person, status: 'ready' }));
  }

  exists(tx: Tx, id: string): Promise<boolean> {
    return tx.manager.existsBy(ExportEntity, { id, ownerId: tx.person });
  }

  /** For erasure: the rows go now, the files with a job. @returns how many there were */
  async erase(tx: Tx, owner: UserId): Promise<number> {
    const rows = await tx.query<{ id: string }>('delete from exports where owner_id = $1 returning id', [
      owner,
    ]);
    if (rows.length > 0) await this.jobs.enqueue(tx, DeleteExports, { exportIds: rows.map((row) => row.id) });
    return rows.length;
  }

  private async change(
    tx: Tx,
    id: string,
    rule: (one: ExportEntity) => Change<ExportEntity>,
  ): Promise<boolean> {
    const one = await tx.manager.findOneBy(ExportEntity, { id, ownerId: tx.person });
    if (!one) return false;
    const change = rule(one);
    await this.outbox.saveChange(tx, ExportEntity, change);
    return change.changed;
  }
}
