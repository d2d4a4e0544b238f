import { OdysseyError } from '@odyssey/contracts';

export class ProjectCancelled extends OdysseyError {
  override readonly name = 'ProjectCancelled';
  constructor(id: string) {
    super('project_cancelled', `The project ${id} is cancelled. Reopen it before you complete it.`);
  }
}

/** The request, or the request together with what is there, would end a project before it begins. */
export class ProjectDatesReversed extends OdysseyError {
  override readonly name = 'ProjectDatesReversed';
  constructor(startDate: string, targetDate: string) {
    const detail = `The project would end on ${targetDate}, before it begins on ${startDate}.`;
    super('invalid_request', detail, { errors: [{ pointer: '/targetDate', code: 'before_start', detail }] });
  }
}
