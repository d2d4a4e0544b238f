import { Injectable } from '@nestjs/common';
import {
  Clock,
  type PersonalGrant,
  type PersonalTokenSource,
  SECOND_FACTOR_PENDING,
} from '@odyssey/platform';
import { DataSource } from 'typeorm';
import { RequiredFactor } from '../mfa/required-factor.service.ts';
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
    private readonly requiredFactor: RequiredFactor,
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
    const grant = {
      tokenId: row.id,
      userId: row.owner_id,
      scopes: row.scopes,
      expiresAt: row.expires_at,
      timeZone: row.time_zone,
      locale: row.locale,
    };
    // It was made behind a password alone, and would be a way past the factor. It is not used by being refused.
    if (await this.requiredFactor.isMissing(row.owner_id))
      return { ...grant, scopes: [SECOND_FACTOR_PENDING] };
    // Once a second is enough: seven services with several replicas each may ask at the same moment.
    await this.dataSource.query(
      `update personal_tokens set last_used_at = $2, network = $3
       where id = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 second')`,
      [row.id, now, shortened(network)],
    );
    return grant;
  }
}
