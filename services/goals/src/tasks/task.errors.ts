import { OdysseyError } from '@odyssey/contracts';

export class TaskCancelled extends OdysseyError {
  override readonly name = 'TaskCancelled';
  constructor(id: string) {
    super('task_cancelled', `The task ${id} is cancelled. Reopen it before you complete it.`);
  }
}

/** The dependencies would make tasks wait for each other; the circle is named in the body. */
export class DependencyCycle extends OdysseyError {
  override readonly name = 'DependencyCycle';
  constructor(readonly cycle: readonly string[]) {
    const detail = `These tasks would wait for each other: ${cycle.join(' → ')}.`;
    super('dependency_cycle', detail, {
      errors: [{ pointer: '/dependsOn', code: 'dependency_cycle', detail }],
    });
  }
}
