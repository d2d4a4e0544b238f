import { type Received, UserProfileChanged } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { PeopleService } from '../people/people.service.ts';

@Handler('follow-profile', UserProfileChanged)
export class FollowProfileWhenProfileChanged {
  constructor(private readonly people: PeopleService) {}

  handle(event: Received<typeof UserProfileChanged>, tx: Tx): Promise<void> {
    return this.people.remember(tx, event.subject, event.data, event.aggregate.version);
  }
}
