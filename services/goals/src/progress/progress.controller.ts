import { Controller, Get } from '@nestjs/common';
import { Answers, Caller, type CallerIdentity, IdParam, Scope } from '@odyssey/platform';
import { GoalProgressView, ProgressSummaryView } from './progress.dto.ts';
import { ProgressService } from './progress.service.ts';

@Controller('v1')
export class ProgressController {
  constructor(private readonly progress: ProgressService) {}

  @Get('goals/:id/progress')
  @Scope('goals:read')
  @Answers(200, GoalProgressView)
  ofGoal(@Caller() { userId }: CallerIdentity, @IdParam('id') goalId: string): Promise<GoalProgressView> {
    return this.progress.ofGoal(userId, goalId);
  }

  @Get('progress/summary')
  @Scope('goals:read')
  @Answers(200, ProgressSummaryView)
  summary(@Caller() caller: CallerIdentity): Promise<ProgressSummaryView> {
    return this.progress.summary(caller);
  }
}
