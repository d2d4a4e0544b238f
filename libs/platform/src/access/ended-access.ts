import type { ErasedPeople, UserId } from '@odyssey/events';
import type { RevokedSessions } from './revoked-sessions.ts';

/** Who no longer counts although the token says so. At most a second old. */
export abstract class EndedAccess {
  /** The session of this person has ended. */
  abstract sessionEnded(userId: UserId, sessionId: string): Promise<boolean>;
  /** The person has been erased. */
  abstract personErased(userId: string): Promise<boolean>;
}

/** From the service's own database, which the events of auth and archival keep up to date. */
export class RecordedEndings extends EndedAccess {
  constructor(
    private readonly sessions: RevokedSessions,
    private readonly people: ErasedPeople,
  ) {
    super();
  }

  sessionEnded(userId: UserId, sessionId: string): Promise<boolean> {
    return this.sessions.has(userId, sessionId);
  }

  personErased(userId: string): Promise<boolean> {
    return this.people.has(userId);
  }
}

/** For the gateway, which keeps nothing: the services behind it look for themselves. */
export class NothingEnds extends EndedAccess {
  async sessionEnded(): Promise<boolean> {
    return false;
  }

  async personErased(): Promise<boolean> {
    return false;
  }
}
