import { type Received, UserProfileChanged } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { PeopleService } from '../people/people.service.ts';

@Handler('keep-profile', UserProfileChanged)
export class KeepPersonWhenProfileChanged {
  constructor(private readonly people: PeopleService) {}

  handle(event: Received<typeof UserProfileChanged>, tx: Tx) {
    return this.people.keep(tx, event.subject, event.data, event.aggregate.version);
  }
}
