import { defineService } from '@odyssey/platform';
import { AchievementEntity } from './achievements/achievement.entity.ts';
import { GoalsModule } from './app.module.ts';
import { config } from './config.ts';
import { GoalEntity } from './goals/goal.entity.ts';
import { goalSnapshots } from './goals/goal.snapshots.ts';
import { PurgeTrash } from './jobs/purge-trash.job.ts';
import { LifeAreaEntity } from './life-areas/life-area.entity.ts';
import { lifeAreaSnapshots } from './life-areas/life-area.snapshots.ts';
import { CreateItems1764000100000 } from './migrations/1764000100000-create-items.ts';
import { CreatePlansAndAchievements1764000200000 } from './migrations/1764000200000-create-plans-and-achievements.ts';
import { PersonEntity } from './people/person.entity.ts';
import { PlanEntity } from './plans/plan.entity.ts';
import { ProjectEntity } from './projects/project.entity.ts';
import { projectSnapshots } from './projects/project.snapshots.ts';
import { TaskEntity } from './tasks/task.entity.ts';
import { taskSnapshots } from './tasks/task.snapshots.ts';

export const goals = defineService({
  name: 'goals',
  module: GoalsModule,
  entities: [
    LifeAreaEntity,
    ProjectEntity,
    GoalEntity,
    TaskEntity,
    PlanEntity,
    AchievementEntity,
    PersonEntity,
  ],
  migrations: [CreateItems1764000100000, CreatePlansAndAchievements1764000200000],
  queues: [PurgeTrash],
  snapshots: [lifeAreaSnapshots, projectSnapshots, goalSnapshots, taskSnapshots],
  config,
});
