import { GoalDeleted, type Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { AssetsService } from '../assets/assets.service.ts';

/** A goal that is gone for good takes its pictures with it. */
@Handler('delete-assets-of-goal', GoalDeleted)
export class DeleteAssetsWhenGoalDeleted {
  constructor(private readonly assets: AssetsService) {}

  handle(event: Received<typeof GoalDeleted>, tx: Tx): Promise<void> {
    return this.assets.deleteAttachedTo(tx, event.subject, { type: 'goal', id: event.data.goalId });
  }
}
