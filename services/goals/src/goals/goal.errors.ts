import { OdysseyError } from '@odyssey/contracts';

export class GoalCancelled extends OdysseyError {
  override readonly name = 'GoalCancelled';
  constructor(id: string) {
    super('goal_cancelled', `The goal ${id} is cancelled. Reopen it before you complete it.`);
  }
}
