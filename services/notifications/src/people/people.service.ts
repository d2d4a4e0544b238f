import { Injectable } from '@nestjs/common';
import type { DataOf, UserProfileChanged } from '@odyssey/contracts';
import type { Tx, UserId } from '@odyssey/events';
import { PersonEntity } from './person.entity.ts';

/** Stands for a first session whose id is not known any more. */
const A_SESSION_BEFORE = '00000000-0000-0000-0000-000000000000';

type Profile = DataOf<typeof UserProfileChanged>;

/** Whom notifications go to. */
@Injectable()
export class PeopleService {
  /** Keeps the newer of two profiles, in whichever order they come. */
  async keep(tx: Tx, owner: UserId, profile: Profile, version: number): Promise<void> {
    await tx.execute(
      `insert into people (owner_id, email, display_name, time_zone, locale, profile_version)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (owner_id) do update set email = excluded.email, display_name = excluded.display_name,
         time_zone = excluded.time_zone, locale = excluded.locale, profile_version = excluded.profile_version
       where people.profile_version < excluded.profile_version`,
      [owner, profile.email, profile.displayName, zoneOf(profile), profile.locale, version],
    );
  }

  /**
   * The profile of an account that is there already, told anew. It began with a session that is over or was heard of:
   * without this note the next session would pass for that one, and a strange sign-in would be kept from the person.
   */
  async keepKnown(tx: Tx, owner: UserId, profile: Profile, version: number): Promise<void> {
    await this.keep(tx, owner, profile, version);
    await tx.execute(
      'update people set first_session_id = $2 where owner_id = $1 and first_session_id is null',
      [owner, A_SESSION_BEFORE],
    );
  }

  /** Notes the session. @returns whether it is the one that began with the account: the first that is heard of. */
  async isFirstSession(tx: Tx, owner: UserId, sessionId: string): Promise<boolean> {
    const [row] = await tx.query<{ first_session_id: string }>(
      `insert into people (owner_id, time_zone, locale, profile_version, first_session_id) values ($1, 'UTC', 'en', 0, $2)
       on conflict (owner_id) do update set first_session_id = coalesce(people.first_session_id, excluded.first_session_id)
       returning first_session_id`,
      [owner, sessionId],
    );
    return row?.first_session_id === sessionId;
  }

  async find(tx: Tx, owner: UserId): Promise<PersonEntity | null> {
    return tx.manager.findOneBy(PersonEntity, { ownerId: owner });
  }

  async timeZone(tx: Tx, owner: UserId): Promise<string> {
    return (await this.find(tx, owner))?.timeZone ?? 'UTC';
  }
}

/** A zone that this runtime does not know would make every date unprintable. */
function zoneOf({ timeZone }: Profile): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return 'UTC';
    throw error;
  }
}
