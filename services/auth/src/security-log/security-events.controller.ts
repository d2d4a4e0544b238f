import { Controller, Get } from '@nestjs/common';
import { Answers, Caller, type CallerIdentity, Page, QueryOf, Scope } from '@odyssey/platform';
import { SecurityEventsQuery, SecurityEventView } from './security-event.dto.ts';
import { SecurityLog } from './security-log.service.ts';

@Controller('v1/auth/security-events')
export class SecurityEventsController {
  constructor(private readonly log: SecurityLog) {}

  /** What happened to the own account in the last 180 days: log-ins, refused ones, changes of passwords and keys. The newest first. */
  @Get()
  @Scope('security:read')
  @Answers(200, Page(SecurityEventView))
  list(
    @Caller() { userId }: CallerIdentity,
    @QueryOf(SecurityEventsQuery) query: SecurityEventsQuery,
  ): Promise<Page<SecurityEventView>> {
    return this.log.page(userId, query);
  }
}
