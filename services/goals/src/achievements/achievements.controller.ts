import { Controller, Get } from '@nestjs/common';
import { Answers, Caller, type CallerIdentity, Page, PageQuery, QueryOf, Scope } from '@odyssey/platform';
import { AchievementView } from './achievement.dto.ts';
import { AchievementsService } from './achievements.service.ts';

@Controller('v1/achievements')
export class AchievementsController {
  constructor(private readonly achievements: AchievementsService) {}

  @Get()
  @Scope('goals:read')
  @Answers(200, Page(AchievementView))
  list(
    @Caller() { userId }: CallerIdentity,
    @QueryOf(PageQuery) query: PageQuery,
  ): Promise<Page<AchievementView>> {
    return this.achievements.list(userId, query);
  }
}
