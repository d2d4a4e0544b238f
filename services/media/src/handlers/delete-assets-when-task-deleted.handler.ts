import { type Received, TaskDeleted } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { AssetsService } from '../assets/assets.service.ts';

/** A task that is gone for good takes its pictures with it. */
@Handler('delete-assets-of-task', TaskDeleted)
export class DeleteAssetsWhenTaskDeleted {
  constructor(private readonly assets: AssetsService) {}

  handle(event: Received<typeof TaskDeleted>, tx: Tx): Promise<void> {
    return this.assets.deleteAttachedTo(tx, event.subject, { type: 'task', id: event.data.taskId });
  }
}
