import { Module } from '@nestjs/common';
import { GoalsErasureCompleted } from '@odyssey/contracts';
import { USER_DATA, UserDataModule } from '@odyssey/user-data';
import { AchievementsController } from './achievements/achievements.controller.ts';
import { AchievementsService } from './achievements/achievements.service.ts';
import { GoalQueries } from './goals/goal-queries.service.ts';
import { GoalsController } from './goals/goals.controller.ts';
import { GoalsService } from './goals/goals.service.ts';
import { handlers } from './handlers/index.ts';
import { FollowService } from './items/follow.service.ts';
import { ItemLists } from './items/item-lists.ts';
import { PlacementService } from './items/placement.service.ts';
import { PurgeTrashWorker } from './jobs/purge-trash.worker.ts';
import { LifeAreaQueries } from './life-areas/life-area-queries.service.ts';
import { LifeAreasController } from './life-areas/life-areas.controller.ts';
import { LifeAreasService } from './life-areas/life-areas.service.ts';
import { PeopleService } from './people/people.service.ts';
import { PlanContexts } from './plans/plan-contexts.service.ts';
import { PlansController } from './plans/plans.controller.ts';
import { PlansService } from './plans/plans.service.ts';
import { CountsService } from './progress/counts.service.ts';
import { ProgressController } from './progress/progress.controller.ts';
import { ProgressService } from './progress/progress.service.ts';
import { ProjectQueries } from './projects/project-queries.service.ts';
import { ProjectsController } from './projects/projects.controller.ts';
import { ProjectsService } from './projects/projects.service.ts';
import { DependenciesService } from './tasks/dependencies.service.ts';
import { TaskEffects } from './tasks/task-effects.service.ts';
import { TaskQueries } from './tasks/task-queries.service.ts';
import { TasksController } from './tasks/tasks.controller.ts';
import { TasksService } from './tasks/tasks.service.ts';
import { TrashController } from './trash/trash.controller.ts';
import { TrashService } from './trash/trash.service.ts';
import { TrashQueries } from './trash/trash-queries.service.ts';
import { GoalsUserData } from './user-data/goals.user-data.ts';

@Module({
  imports: [UserDataModule.for(GoalsErasureCompleted)],
  controllers: [
    LifeAreasController,
    ProjectsController,
    GoalsController,
    TasksController,
    TrashController,
    PlansController,
    ProgressController,
    AchievementsController,
    ...handlers,
  ],
  providers: [
    LifeAreasService,
    LifeAreaQueries,
    ProjectsService,
    ProjectQueries,
    GoalsService,
    GoalQueries,
    TasksService,
    TaskQueries,
    TaskEffects,
    DependenciesService,
    PlacementService,
    FollowService,
    ItemLists,
    TrashService,
    TrashQueries,
    PurgeTrashWorker,
    PlansService,
    PlanContexts,
    ProgressService,
    CountsService,
    AchievementsService,
    PeopleService,
    { provide: USER_DATA, useClass: GoalsUserData },
  ],
})
export class GoalsModule {}
