import { type Received, UserRegistered } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { PeopleService } from '../people/people.service.ts';

@Handler('remember-person', UserRegistered)
export class RememberPersonWhenUserRegistered {
  constructor(private readonly people: PeopleService) {}

  handle(event: Received<typeof UserRegistered>, tx: Tx): Promise<void> {
    return this.people.remember(tx, event.subject, event.data, event.aggregate.version);
  }
}
