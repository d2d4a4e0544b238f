import { Injectable } from '@nestjs/common';
import { Clock, type PersonalGrant, type PersonalTokenSource } from '@odyssey/platform';
import { DataSource } from 'typeorm';
import { shortened } from '../security-log/place.rules.ts';

interface Row {
  id: string;
  owner_id: string;
  scopes: string[];
  expires_at: Date;
  time_zone: string;
  locale: string;
}

/** What a hash stands for. Whoever asks remembers the answer for up to a minute; so exact is "last used". */
@Injectable()
export class PersonalTokenLookup implements PersonalTokenSource {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async find(hash: string, network: string): Promise<PersonalGrant | undefined> {
    const now = this.clock.now();
    const rows: Row[] = await this.dataSource.query(
      `select token.id, token.owner_id, token.scopes, token.expires_at, time_zone, locale
       from personal_tokens token join users on users.id = token.owner_id and users.status = 'active'
       where token.hash = $1 and token.expires_at > $2`,
      [hash, now],
    );
    const [row] = rows;
    if (!row) return undefined;
    // Once a second is enough: seven services with several replicas each may ask at the same moment.
    await this.dataSource.query(
      `update personal_tokens set last_used_at = $2, network = $3
       where id = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 second')`,
      [row.id, now, shortened(network)],
    );
    return {
      tokenId: row.id,
      userId: row.owner_id,
      scopes: row.scopes,
      expiresAt: row.expires_at,
      timeZone: row.time_zone,
      locale: row.locale,
    };
  }
}
