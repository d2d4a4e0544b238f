import { Inject, Injectable } from '@nestjs/common';
import type { DataService } from '@odyssey/contracts';
import { Outbox, type Tx, type UserId } from '@odyssey/events';
import { Clock, CONFIG, type ExpectedVersion, expectVersion, Jobs } from '@odyssey/platform';
import type { Counts } from '@odyssey/user-data';
import { In } from 'typeorm';
import type { ArchivalConfig } from '../config.ts';
import { BeginErasure, ForgetErasure, WatchErasure } from '../jobs/erasure.jobs.ts';
import { Certificates } from './certificates.ts';
import { ErasureEntity } from './erasure.entity.ts';
import { ErasureAlreadyScheduled } from './erasure.errors.ts';
import {
  beginErasure,
  cancelErasure,
  completeErasure,
  hastenErasure,
  mayBegin,
  pendingParts,
  recordPart,
  remaining,
  remindErasure,
  scheduleErasure,
} from './erasure.rules.ts';
import { ErasureReceiptEntity } from './erasure-receipt.entity.ts';

/** How long a receipt opens the erasure after it is completed. */
export const RECEIPT_DAYS = 90;
const DAY_MS = 86_400_000;

/** What is asked for, and by which receipt it can be looked after. */
export interface NewErasure {
  id: string;
  receiptHash: string;
  runsAt: Date;
}

/** The process of erasing a person; each method runs in a transaction of that person. */
@Injectable()
export class ErasuresService {
  constructor(
    @Inject(CONFIG) private readonly config: ArchivalConfig,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly certificates: Certificates,
  ) {}

  /** @throws ErasureAlreadyScheduled: there is one at a time */
  async schedule(tx: Tx, owner: UserId, asked: NewErasure): Promise<ErasureEntity> {
    const current = await this.current(tx, owner);
    if (current) throw new ErasureAlreadyScheduled(current.id, current.status);
    return this.create(tx, owner, asked);
  }

  /** For a person who asked auth. The account is going either way: a second wish joins the first. */
  async join(tx: Tx, owner: UserId, asked: NewErasure): Promise<void> {
    const current = await this.current(tx, owner);
    if (!current) {
      await this.create(tx, owner, asked);
      return;
    }
    await this.keepReceipt(tx, current.id, asked);
    const change = hastenErasure(current, asked.runsAt);
    await this.outbox.saveChange(tx, ErasureEntity, change);
    if (change.changed) await this.enqueueBegin(tx, change.state);
  }

  /** @throws ErasureNotCancellable, stale_version */
  async cancel(tx: Tx, erasure: ErasureEntity, expected: ExpectedVersion): Promise<void> {
    expectVersion(erasure, expected);
    await this.outbox.saveChange(tx, ErasureEntity, cancelErasure(erasure));
  }

  /** Auth calls it off, by the id that it knows: its own, or that of the erasure which its own has joined. What runs already goes on. */
  async withdraw(tx: Tx, id: string): Promise<void> {
    const current = await this.current(tx, tx.person);
    if (current?.status !== 'scheduled') return;
    if (await tx.manager.existsBy(ErasureReceiptEntity, { id, erasureId: current.id }))
      await this.outbox.saveChange(tx, ErasureEntity, cancelErasure(current));
  }

  /** @param eraseOwn erases the person here, in archival, and counts */
  async begin(tx: Tx, id: string, eraseOwn: () => Promise<Counts>): Promise<void> {
    const erasure = await this.find(tx, id);
    const now = this.clock.now();
    if (!erasure || !mayBegin(erasure, now)) return;
    const change = beginErasure(erasure, await eraseOwn(), now, this.dueAfter(now));
    await this.outbox.saveChange(tx, ErasureEntity, change);
    await this.enqueueWatch(tx, change.state);
  }

  /** A service has answered; the last answer completes the erasure. */
  async record(tx: Tx, id: string, service: DataService, counts: Counts, at: Date): Promise<void> {
    const erasure = await this.find(tx, id);
    if (!erasure) return;
    const change = recordPart(erasure, service, counts, at);
    const saved = await this.outbox.saveChange(tx, ErasureEntity, change);
    if (!change.changed || remaining(saved).length > 0) return;
    const now = this.clock.now();
    const certificate = await this.certificates.sign(tx, saved, now);
    await this.outbox.saveChange(tx, ErasureEntity, completeErasure(saved, certificate, now));
    const startAfter = new Date(now.getTime() + RECEIPT_DAYS * DAY_MS);
    await this.jobs.enqueue(tx, ForgetErasure, { erasureId: id }, { startAfter });
  }

  /** @returns who has not answered in time and is asked again; nobody when all is well */
  async remind(tx: Tx, id: string): Promise<DataService[]> {
    const erasure = await this.find(tx, id);
    if (!erasure) return [];
    const now = this.clock.now();
    const change = remindErasure(erasure, now, this.dueAfter(now));
    if (!change.changed) return [];
    await this.outbox.saveChange(tx, ErasureEntity, change);
    await this.enqueueWatch(tx, change.state);
    return remaining(change.state);
  }

  /** All that archival knows of earlier wishes of the person; the erasure that runs stays. @returns how many */
  eraseOthers(tx: Tx, owner: UserId): Promise<number> {
    return tx.execute(`delete from erasures where owner_id = $1 and status = 'cancelled'`, [owner]);
  }

  private async create(tx: Tx, owner: UserId, asked: NewErasure): Promise<ErasureEntity> {
    const erasure = tx.manager.create(ErasureEntity, {
      id: asked.id,
      ownerId: owner,
      status: 'scheduled',
      services: pendingParts(),
      runsAt: asked.runsAt,
      startedAt: null,
      dueAt: null,
      completedAt: null,
      certificate: null,
    });
    const saved = await this.outbox.saveChange(tx, ErasureEntity, scheduleErasure(erasure));
    await this.keepReceipt(tx, saved.id, asked);
    await this.enqueueBegin(tx, saved);
    return saved;
  }

  private current(tx: Tx, owner: UserId): Promise<ErasureEntity | null> {
    return tx.manager.findOneBy(ErasureEntity, { ownerId: owner, status: In(['scheduled', 'running']) });
  }

  /** Of the person whose transaction this is: an event can not touch anybody else's. */
  private find(tx: Tx, id: string): Promise<ErasureEntity | null> {
    return tx.manager.findOneBy(ErasureEntity, { id, ownerId: tx.person });
  }

  private async keepReceipt(tx: Tx, erasureId: string, { id, receiptHash }: NewErasure): Promise<void> {
    await tx.manager.insert(ErasureReceiptEntity, { id, erasureId, receiptHash });
  }

  private enqueueBegin(tx: Tx, { id, runsAt }: ErasureEntity): Promise<void> {
    return this.jobs.enqueue(tx, BeginErasure, { erasureId: id }, { startAfter: runsAt });
  }

  private async enqueueWatch(tx: Tx, { id, dueAt }: ErasureEntity): Promise<void> {
    if (dueAt) await this.jobs.enqueue(tx, WatchErasure, { erasureId: id }, { startAfter: dueAt });
  }

  private dueAfter(now: Date): Date {
    return new Date(now.getTime() + this.config.erasureDeadlineMs);
  }
}
