import { Injectable } from '@nestjs/common';
import { Clock } from '@odyssey/platform';
import type { PlanInput } from '../house/index.ts';
import { MemoryContext } from '../memory/memory-context.ts';
import { DayLoadService } from '../records/day-load.service.ts';
import { planInput } from './plan.rules.ts';
import type { PlanRequestEntity } from './plan-request.entity.ts';

/** Tokens of memories that a plan may use. */
const MEMORY_BUDGET = 500;

/** Reads what a plan may rest on: the request, what memory holds about it, and how full the days are. */
@Injectable()
export class PlanContextService {
  constructor(
    private readonly memory: MemoryContext,
    private readonly dayLoad: DayLoadService,
    private readonly clock: Clock,
  ) {}

  async of({ ownerId, request }: PlanRequestEntity): Promise<PlanInput> {
    const query = [request.title, request.description].filter(Boolean).join('\n');
    const [memories, busyDays] = await Promise.all([
      this.memory.about(ownerId, query, MEMORY_BUDGET),
      this.dayLoad.from(ownerId, request.today, request.timeZone, request.goalId),
    ]);
    const facts = memories.map(({ content }) => content);
    return planInput(request, facts, busyDays, this.clock.now());
  }
}
