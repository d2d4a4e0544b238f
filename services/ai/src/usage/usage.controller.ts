import { Controller, Get } from '@nestjs/common';
import { Answers, Caller, type CallerIdentity, Clock, QueryOf, Scope } from '@odyssey/platform';
import { localMoment } from '../house/calendar.ts';
import { UsageQuery, UsageView } from './usage.dto.ts';
import { periodOf } from './usage.rules.ts';
import { UsageService } from './usage.service.ts';

@Controller('v1/ai/usage')
export class UsageController {
  constructor(
    private readonly usage: UsageService,
    private readonly clock: Clock,
  ) {}

  /** What models have taken for me, summed and by day. */
  @Get()
  @Scope('ai:read')
  @Answers(200, UsageView)
  read(
    @Caller() { userId, timeZone }: CallerIdentity,
    @QueryOf(UsageQuery) query: UsageQuery,
  ): Promise<UsageView> {
    const today = localMoment(this.clock.now().toISOString(), timeZone).day;
    return this.usage.read(userId, periodOf(query, today), timeZone);
  }
}
