import { type Received, UserRegistered } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { PeopleService } from '../people/people.service.ts';

@Handler('keep-person', UserRegistered)
export class KeepPersonWhenUserRegistered {
  constructor(private readonly people: PeopleService) {}

  handle(event: Received<typeof UserRegistered>, tx: Tx) {
    return this.people.keep(tx, event.subject, event.data, event.aggregate.version);
  }
}
