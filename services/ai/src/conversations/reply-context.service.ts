import { Injectable } from '@nestjs/common';
import type { UserId } from '@odyssey/events';
import { Clock } from '@odyssey/platform';
import { localMoment } from '../house/calendar.ts';
import { MemoryContext } from '../memory/memory-context.ts';
import { FiguresService } from '../records/figures.service.ts';
import { PeopleService } from '../records/people.service.ts';
import { ConversationsService } from './conversations.service.ts';
import type { ReplyInput } from './reply.brief.ts';

/** Tokens of memories that an answer may use. */
const MEMORY_BUDGET = 1000;
/** Messages of the conversation that a model is reminded of. */
const REMINDED_MESSAGES = 12;

/** Reads what an answer may rest on: the conversation, memories, figures, and who is asking. */
@Injectable()
export class ReplyContextService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly memory: MemoryContext,
    private readonly figures: FiguresService,
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  async of(userId: UserId, conversationId: string, message: string): Promise<ReplyInput> {
    const person = await this.people.find(userId);
    const now = this.clock.now();
    const today = localMoment(now.toISOString(), person.timeZone).day;
    const [history, memories, figures] = await Promise.all([
      this.conversations.latest(userId, conversationId, REMINDED_MESSAGES),
      this.memory.about(userId, message, MEMORY_BUDGET),
      this.figures.of(userId, today, person.timeZone),
    ]);
    const turns = history.map(({ role, content }) => ({ role, content }));
    return { message, history: turns, memories, figures, person, now };
  }
}
