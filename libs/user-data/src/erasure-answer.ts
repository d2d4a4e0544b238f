import { Inject, Injectable } from '@nestjs/common';
import type { EventDef } from '@odyssey/contracts';
import { Outbox, type Tx } from '@odyssey/events';
import { PersonEraser } from './person-eraser.ts';

/** Injection token of the service's own `<service>.erasure.completed`. */
export const ERASURE_COMPLETED = Symbol('erasure completed');

/** Erases whoever `tx` is for and tells archival, in one commit. */
@Injectable()
export class ErasureAnswer {
  constructor(
    private readonly eraser: PersonEraser,
    private readonly outbox: Outbox,
    @Inject(ERASURE_COMPLETED) private readonly completed: EventDef,
  ) {}

  get service(): string {
    return this.completed.service;
  }

  async give(erasureId: string, tx: Tx): Promise<void> {
    const counts = await this.eraser.erase(tx, tx.person);
    await this.outbox.add(
      tx,
      this.completed.of({ erasureId, counts, completedAt: new Date().toISOString() }),
    );
  }
}
