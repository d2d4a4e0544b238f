import { type Received, UserSnapshot } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { PeopleService } from '../people/people.service.ts';

@Handler('remember-person', UserSnapshot)
export class RememberPersonFromSnapshot {
  constructor(private readonly people: PeopleService) {}

  handle(event: Received<typeof UserSnapshot>, tx: Tx): Promise<void> {
    return this.people.remember(tx, event.subject, event.data, event.aggregate.version);
  }
}
