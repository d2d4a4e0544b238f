import { Injectable } from '@nestjs/common';
import type { DataOf, MessageExchanged } from '@odyssey/contracts';
import type { Tx, UserId } from '@odyssey/events';
import { Clock, newId } from '@odyssey/platform';
import { IsNull } from 'typeorm';
import { claimOf } from '../claims/claim.rules.ts';
import { FactsService } from '../claims/facts.service.ts';
import { MemoryEntity } from '../memories/memory.entity.ts';
import { remember } from '../memories/memory.rules.ts';
import { MemoryWriter } from '../memories/memory-writer.service.ts';
import { isOwnFact, tellsSomething } from './exchange.rules.ts';
import { ForgottenSources } from './forgotten-sources.service.ts';

type Exchange = DataOf<typeof MessageExchanged>;

/** What a conversation leaves behind: the person's own words, and the facts in them. Of the answer, nothing. */
@Injectable()
export class ExchangesService {
  constructor(
    private readonly facts: FactsService,
    private readonly writer: MemoryWriter,
    private readonly forgotten: ForgottenSources,
    private readonly clock: Clock,
  ) {}

  async remember(tx: Tx, owner: UserId, exchange: Exchange): Promise<void> {
    if (await this.forgotten.has(tx, owner, 'message', exchange.messageId)) return;
    const source = { type: 'message', id: exchange.messageId } as const;
    const validFrom = new Date(exchange.exchangedAt);
    const own = exchange.facts.filter((fact) => isOwnFact(fact, exchange.content, exchange.answer));
    const news: string[] = [];
    for (const content of own) {
      const { known } = await this.facts.learn(tx, owner, { content, source, validFrom });
      if (!known) news.push(content);
    }
    if (!tellsSomething(exchange.content, news)) return;
    const repeats = own.length > 0 && news.length === 0 && (await this.wasSaid(tx, owner, exchange.content));
    if (repeats) return;
    const turn = {
      id: newId(),
      ownerId: owner,
      kind: 'turn',
      content: exchange.content,
      source,
      validFrom,
    } as const;
    await this.writer.save(tx, remember(turn, this.clock.now()));
  }

  private async wasSaid(tx: Tx, owner: UserId, content: string): Promise<boolean> {
    const claimKey = claimOf(content)?.key;
    if (!claimKey) return false;
    return tx.manager.existsBy(MemoryEntity, { ownerId: owner, claimKey, kind: 'turn', validTo: IsNull() });
  }
}
