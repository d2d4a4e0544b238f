import { Logger } from '@nestjs/common';
import { ActionAgreed, type Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { GoalsService } from '../goals/goals.service.ts';
import { TasksService } from '../tasks/tasks.service.ts';

/** What a person agreed to in a conversation is done as if they had asked for it here. */
@Handler('carry-out-action', ActionAgreed)
export class CarryOutWhenActionAgreed {
  private readonly logger = new Logger('CarryOutAction');

  constructor(
    private readonly tasks: TasksService,
    private readonly goals: GoalsService,
  ) {}

  async handle({ subject: owner, data }: Received<typeof ActionAgreed>, tx: Tx): Promise<void> {
    const { kind, title, dueDate = null, targetDate = null } = data;
    if (kind === 'create_task') await this.tasks.create(tx, owner, { title, dueDate });
    else if (kind === 'create_goal') await this.goals.create(tx, owner, { title, targetDate });
    else if (kind === 'complete_task') await this.complete(tx, owner, data);
    else this.logger.warn(`action ${data.actionId} is of a kind that this version does not know`);
  }

  /** A title is all that was said. It must name one task: the wrong one marked as done would be worse than none. */
  private async complete(
    tx: Tx,
    owner: string,
    { actionId, title }: { actionId: string; title: string },
  ): Promise<void> {
    const [id, another] = await this.tasks.openTitled(tx, owner, title);
    if (id !== undefined && another === undefined) await this.tasks.complete(tx, owner, id);
    else {
      const found = id === undefined ? 'no open task has' : 'several open tasks have';
      this.logger.log(`action ${actionId} completes nothing: ${found} the title that was agreed`);
    }
  }
}
