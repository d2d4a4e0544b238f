import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { shortened } from '../security-log/place.rules.ts';

/** Where people have been before. */
@Injectable()
export class FamiliarPlaces {
  constructor(private readonly dataSource: DataSource) {}

  /** Whether somebody has logged in to this address's account from there in the last 180 days. One question, whether there is an account or not. */
  async hasLoggedIn(email: string, network: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from users join security_events event on event.owner_id = users.id
       where users.email = $1 and event.kind = 'logged_in' and event.network = $2 limit 1`,
      [email, shortened(network)],
    );
    return rows.length > 0;
  }
}
