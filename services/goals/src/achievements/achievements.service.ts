import { Injectable } from '@nestjs/common';
import { AchievementEarned } from '@odyssey/contracts';
import { Outbox, type Tx, type UserId } from '@odyssey/events';
import { Cursors, hotRows, newId, type Page, type PageQuery } from '@odyssey/platform';
import { DataSource } from 'typeorm';
import { type AchievementRow, type AchievementView, toAchievementView } from './achievement.dto.ts';
import type { AchievementKind } from './achievement.entity.ts';

interface Source {
  id: string;
  title: string;
}

@Injectable()
export class AchievementsService {
  constructor(
    private readonly outbox: Outbox,
    private readonly cursors: Cursors,
    private readonly dataSource: DataSource,
  ) {}

  /** A finished task; the first one ever is an achievement. */
  taskCompleted(tx: Tx, owner: UserId, task: Source, at: Date): Promise<void> {
    return this.earn(tx, owner, 'first_task', task, at);
  }

  /** A goal is an achievement once, however often it is reopened and reached again; the first one ever is another. */
  async goalCompleted(tx: Tx, owner: UserId, goal: Source, at: Date): Promise<void> {
    await this.earn(tx, owner, 'goal_completed', goal, at);
    await this.earn(tx, owner, 'first_goal', goal, at);
  }

  /** Newest first. */
  list(owner: UserId, query: PageQuery): Promise<Page<AchievementView>> {
    return this.cursors.page<AchievementRow, AchievementView>({
      query,
      list: ['achievements', owner],
      fetch: (after, limit) =>
        hotRows(this.dataSource, {
          name: after ? 'achievements after' : 'achievements',
          text: `select id, kind, title, source_id as "sourceId", earned_at as "earnedAt" from achievements
                 where owner_id = $1 ${after ? 'and id < $3' : ''} order by id desc limit $2`,
          values: [owner, limit, ...(after ?? [])],
        }),
      position: (row) => [row.id],
      view: toAchievementView,
    });
  }

  /** The unique keys decide, not a look beforehand: once ever for each kind and source, and one first of each. */
  private async earn(tx: Tx, owner: UserId, kind: AchievementKind, source: Source, at: Date): Promise<void> {
    const id = newId();
    const added = await tx.execute(
      `insert into achievements (id, owner_id, kind, title, source_id, earned_at)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [id, owner, kind, source.title, source.id, at],
    );
    if (added === 0) return;
    const earned = {
      achievementId: id,
      kind,
      title: source.title,
      sourceId: source.id,
      earnedAt: at.toISOString(),
    };
    await this.outbox.add(tx, AchievementEarned.of(earned));
  }
}
