import { Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import {
  Answers,
  Caller,
  type CallerIdentity,
  type ExpectedVersion,
  Fails,
  IdParam,
  IfMatch,
  Input,
  Page,
  QueryOf,
  Requests,
  Scope,
} from '@odyssey/platform';
import { TrashService } from '../trash/trash.service.ts';
import { GoalInput, GoalPatch, GoalQuery, GoalView, toGoalView } from './goal.dto.ts';
import { GoalQueries } from './goal-queries.service.ts';
import { GoalsService } from './goals.service.ts';

@Controller('v1/goals')
export class GoalsController {
  constructor(
    private readonly goals: GoalsService,
    private readonly queries: GoalQueries,
    private readonly trash: TrashService,
    private readonly requests: Requests,
  ) {}

  /** The person's goals, oldest first. */
  @Get()
  @Scope('goals:read')
  @Answers(200, Page(GoalView))
  list(@Caller() caller: CallerIdentity, @QueryOf(GoalQuery) query: GoalQuery): Promise<Page<GoalView>> {
    return this.queries.list(caller, query);
  }

  @Post()
  @Scope('goals:write')
  @Answers(201, GoalView, { location: (goal) => `/v1/goals/${goal.id}` })
  @Fails('not_found')
  create(@Caller() caller: CallerIdentity, @Input(GoalInput) input: GoalInput): Promise<GoalView> {
    return this.requests.forCaller(caller, async (tx) =>
      toGoalView(await this.goals.create(tx, caller.userId, input)),
    );
  }

  @Get(':id')
  @Scope('goals:read')
  @Answers(200, GoalView)
  async find(@Caller() { userId }: CallerIdentity, @IdParam('id') id: string): Promise<GoalView> {
    return toGoalView(await this.queries.find(userId, id));
  }

  @Patch(':id')
  @Scope('goals:write')
  @Answers(200, GoalView)
  @Fails('goal_cancelled')
  update(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
    @Input(GoalPatch) patch: GoalPatch,
  ): Promise<GoalView> {
    return this.requests.forCaller(caller, async (tx) =>
      toGoalView(await this.goals.update(tx, caller.userId, id, patch, expected)),
    );
  }

  /** Puts the goal and its tasks into the trash, from where they can be restored for 30 days. */
  @Delete(':id')
  @Scope('goals:write')
  @Answers(204, null)
  remove(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<void> {
    return this.requests.forCaller(caller, (tx) => this.trash.put(tx, caller.userId, 'goal', id, expected));
  }
}
