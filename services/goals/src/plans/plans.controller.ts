import { Controller, Get, Post } from '@nestjs/common';
import {
  Answers,
  Caller,
  type CallerIdentity,
  Fails,
  IdParam,
  Input,
  RateLimit,
  Requests,
  Scope,
} from '@odyssey/platform';
import { PlanAcceptance, PlanView, toPlanView } from './plan.dto.ts';
import { PlansService } from './plans.service.ts';

@Controller('v1')
export class PlansController {
  constructor(
    private readonly plans: PlansService,
    private readonly requests: Requests,
  ) {}

  /** Asks for a plan; read it at Location until it is proposed or has failed. */
  @Post('goals/:id/plans')
  @Scope('goals:write')
  @RateLimit('ai')
  @Answers(202, PlanView, { location: (plan) => `/v1/plans/${plan.id}` })
  request(@Caller() caller: CallerIdentity, @IdParam('id') goalId: string): Promise<PlanView> {
    return this.requests.forCaller(caller, async (tx) =>
      toPlanView(await this.plans.request(tx, caller, goalId)),
    );
  }

  @Get('plans/:id')
  @Scope('goals:read')
  @Answers(200, PlanView)
  async find(@Caller() { userId }: CallerIdentity, @IdParam('id') id: string): Promise<PlanView> {
    return toPlanView(await this.plans.find(userId, id));
  }

  /** Makes tasks of the steps, with their dates and dependencies, all at once. */
  @Post('plans/:id/accept')
  @Scope('goals:write')
  @Answers(200, PlanView)
  @Fails('plan_not_proposed', 'unknown_step')
  accept(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @Input(PlanAcceptance) { stepIds }: PlanAcceptance,
  ): Promise<PlanView> {
    return this.requests.forCaller(caller, async (tx) =>
      toPlanView(await this.plans.accept(tx, caller.userId, id, stepIds)),
    );
  }

  @Post('plans/:id/reject')
  @Scope('goals:write')
  @Answers(200, PlanView)
  @Fails('plan_not_proposed')
  reject(@Caller() caller: CallerIdentity, @IdParam('id') id: string): Promise<PlanView> {
    return this.requests.forCaller(caller, async (tx) =>
      toPlanView(await this.plans.reject(tx, caller.userId, id)),
    );
  }
}
