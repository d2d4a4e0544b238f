import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import { Outbox, type Tx, type UserId } from '@odyssey/events';
import { type ExpectedVersion, expectVersion } from '@odyssey/platform';
import { DataSource, Not, QueryFailedError } from 'typeorm';
import { UserEntity } from './user.entity.ts';
import { EmailTaken } from './user.errors.ts';
import {
  changeEmail,
  editProfile,
  type ProfileEdit,
  type Registration,
  register,
  withdrawErasure,
} from './user.rules.ts';

@Injectable()
export class UsersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** @param email normalised */
  async findByEmail(email: string): Promise<UserEntity | undefined> {
    return (await this.dataSource.manager.findOneBy(UserEntity, { email })) ?? undefined;
  }

  /** @throws OdysseyError not_found when the account is gone although its token still lives. */
  async get(tx: Tx, id: UserId): Promise<UserEntity> {
    const user = await tx.manager.findOneBy(UserEntity, { id });
    if (!user) throw new OdysseyError('not_found', 'This account does not exist any more.');
    return user;
  }

  async find(tx: Tx, id: UserId): Promise<UserEntity | undefined> {
    return (await tx.manager.findOneBy(UserEntity, { id })) ?? undefined;
  }

  /** Whether somebody else has this address. @param email normalised */
  isTaken(tx: Tx, email: string, owner: UserId): Promise<boolean> {
    return tx.manager.existsBy(UserEntity, { email, id: Not(owner) });
  }

  /** @throws EmailTaken also when the other registration commits at this very moment. */
  async register(tx: Tx, registration: Registration): Promise<UserEntity> {
    const change = register(registration);
    try {
      // insert, not save: of two people with one address the second must fail, not overwrite.
      await tx.manager.insert(UserEntity, change.state);
    } catch (error) {
      throw isTaken(error) ? new EmailTaken() : error;
    }
    await this.outbox.addAll(tx, change.events);
    return this.get(tx, registration.id);
  }

  /** @throws OdysseyError not_found, stale_version */
  async edit(tx: Tx, id: UserId, edit: ProfileEdit, expected: ExpectedVersion): Promise<UserEntity> {
    const user = await this.get(tx, id);
    expectVersion(user, expected);
    return this.outbox.saveChange(tx, UserEntity, editProfile(user, edit));
  }

  /** The person has shown that the address is theirs; it may be another than before. @throws EmailTaken */
  async confirmEmail(tx: Tx, user: UserEntity, email: string): Promise<UserEntity> {
    try {
      return await this.outbox.saveChange(tx, UserEntity, changeEmail(user, email));
    } catch (error) {
      throw isTaken(error) ? new EmailTaken() : error;
    }
  }

  /** Calls off the erasure that somebody asked for before the account was another's; none: nothing happens. */
  withdrawErasure(tx: Tx, user: UserEntity): Promise<UserEntity> {
    return this.outbox.saveChange(tx, UserEntity, withdrawErasure(user));
  }

  /** The profile stays as it was, so its version does too. @param passwordHash null: no password opens the account any more */
  async setPassword(tx: Tx, id: UserId, passwordHash: string | null): Promise<void> {
    await tx.execute('update users set password_hash = $2 where id = $1', [id, passwordHash]);
  }

  /** Takes over a hash at today's cost, unless there is another than was verified; not a change of the profile, so the version stays. */
  async renewHash(tx: Tx, id: UserId, passwordHash: string, verified: string | null): Promise<void> {
    const values = [id, passwordHash, verified];
    await tx.execute('update users set password_hash = $2 where id = $1 and password_hash = $3', values);
  }
}

function isTaken(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code, constraint } = error.driverError as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'users_email';
}
