import { type Received, UserSnapshot } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { PeopleService } from '../people/people.service.ts';

@Handler('keep-person', UserSnapshot)
export class KeepPersonFromSnapshot {
  constructor(private readonly people: PeopleService) {}

  handle(event: Received<typeof UserSnapshot>, tx: Tx) {
    return this.people.keepKnown(tx, event.subject, event.data, event.aggregate.version);
  }
}
