import { OdysseyError } from '@odyssey/contracts';

export class PlanNotProposed extends OdysseyError {
  override readonly name = 'PlanNotProposed';
  constructor(id: string, status: string) {
    super(
      'plan_not_proposed',
      `The plan ${id} is ${status}; only a proposed plan can be accepted or rejected.`,
    );
  }
}

export class UnknownStep extends OdysseyError {
  override readonly name = 'UnknownStep';
  constructor(stepId: string, index: number, known: readonly string[]) {
    const detail = `The plan has no step ${JSON.stringify(stepId)}; its steps are ${known.join(', ')}.`;
    super('unknown_step', detail, {
      errors: [{ pointer: `/stepIds/${index}`, code: 'unknown_step', detail }],
    });
  }
}
