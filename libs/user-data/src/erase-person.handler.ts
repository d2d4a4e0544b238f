import { ErasureProgressed, ErasureRequested, type Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { ErasureAnswer } from './erasure-answer.ts';

/** Erases the person in this service, and answers with what there was. */
@Handler('erase-person', ErasureRequested, { strict: true })
export class ErasePerson {
  constructor(private readonly answer: ErasureAnswer) {}

  handle(event: Received<typeof ErasureRequested>, tx: Tx): Promise<void> {
    return this.answer.give(event.data.erasureId, tx);
  }
}

/** For auth, which has to know the person until all others have forgotten them. */
@Handler('erase-person', ErasureProgressed, { strict: true })
export class ErasePersonLast {
  constructor(private readonly answer: ErasureAnswer) {}

  async handle(event: Received<typeof ErasureProgressed>, tx: Tx): Promise<void> {
    const { erasureId, remaining } = event.data;
    if (remaining.length === 1 && remaining[0] === this.answer.service) await this.answer.give(erasureId, tx);
  }
}
