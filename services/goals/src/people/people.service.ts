import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { knownZone } from './local-day.rules.ts';
import { PersonEntity } from './person.entity.ts';

export interface Profile {
  displayName: string;
  timeZone: string;
  locale: string;
}

@Injectable()
export class PeopleService {
  /** Keeps the profile unless a later version of it is known already. */
  async remember(tx: Tx, userId: UserId, profile: Profile, version: number): Promise<void> {
    await tx.execute(
      `insert into people (user_id, display_name, time_zone, locale, profile_version)
       values ($1, $2, $3, $4, $5)
       on conflict (user_id) do update set display_name = excluded.display_name,
         time_zone = excluded.time_zone, locale = excluded.locale, profile_version = excluded.profile_version
       where people.profile_version < excluded.profile_version`,
      [userId, profile.displayName, knownZone(profile.timeZone), profile.locale, version],
    );
  }

  /** The zone and language of a person; those of their token serve until auth's event has arrived. */
  async settings(
    tx: Tx,
    userId: UserId,
    token: { timeZone: string; locale: string },
  ): Promise<{ timeZone: string; locale: string }> {
    const person = await tx.manager.findOneBy(PersonEntity, { userId });
    return person ?? { timeZone: knownZone(token.timeZone), locale: token.locale };
  }
}
