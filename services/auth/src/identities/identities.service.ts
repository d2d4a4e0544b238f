import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { Clock, newId } from '@odyssey/platform';
import { DataSource, QueryFailedError } from 'typeorm';
import { IdentityEntity } from './identity.entity.ts';
import { IdentityTaken } from './identity.errors.ts';
import type { VouchedPerson } from './identity.rules.ts';

/** Which identities open which account. */
@Injectable()
export class IdentitiesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Whose account the identity opens; a plain read, to know whom the transaction is for. */
  async ownerOf({ issuer, subject }: VouchedPerson): Promise<UserId | undefined> {
    return (await this.dataSource.manager.findOneBy(IdentityEntity, { issuer, subject }))?.ownerId;
  }

  /** The identity of this person, if it is linked to this account. */
  async find(
    tx: Tx,
    ownerId: UserId,
    { issuer, subject }: VouchedPerson,
  ): Promise<IdentityEntity | undefined> {
    return (await tx.manager.findOneBy(IdentityEntity, { ownerId, issuer, subject })) ?? undefined;
  }

  /** The oldest first. */
  list(tx: Tx, ownerId: UserId): Promise<IdentityEntity[]> {
    return tx.manager.find(IdentityEntity, { where: { ownerId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** @throws IdentityTaken also when another account takes it at this very moment. */
  async add(tx: Tx, ownerId: UserId, provider: string, person: VouchedPerson): Promise<IdentityEntity> {
    const { issuer, subject, email } = person;
    const now = this.clock.now();
    const identity: IdentityEntity = {
      id: newId(),
      ownerId,
      issuer,
      subject,
      provider,
      email,
      createdAt: now,
      lastUsedAt: now,
    };
    try {
      await tx.manager.insert(IdentityEntity, identity);
    } catch (error) {
      throw isTaken(error) ? new IdentityTaken() : error;
    }
    return identity;
  }

  /** It was used: now, and with this address. */
  async touch(tx: Tx, { id }: IdentityEntity, { email }: VouchedPerson): Promise<void> {
    await tx.manager.update(IdentityEntity, { id }, { email, lastUsedAt: this.clock.now() });
  }

  /** @throws OdysseyError not_found */
  async remove(tx: Tx, ownerId: UserId, id: string): Promise<IdentityEntity> {
    const identity = await tx.findOwned(IdentityEntity, ownerId, id);
    await tx.manager.delete(IdentityEntity, { id });
    return identity;
  }
}

function isTaken(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code, constraint } = error.driverError as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'identities_subject';
}
