import { Injectable, Logger } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { Clock, type ExpectedVersion, expectVersion, newId } from '@odyssey/platform';
import { DataSource, QueryFailedError } from 'typeorm';
import { UsersService } from '../accounts/users.service.ts';
import { WaysIn } from '../identities/ways-in.service.ts';
import { RequiredFactor } from '../mfa/required-factor.service.ts';
import { deviceOf } from '../security-log/place.rules.ts';
import type { RequestPlace } from '../security-log/request-place.ts';
import { type SecurityAbout, SecurityLog } from '../security-log/security-log.service.ts';
import { Challenges } from './challenges.service.ts';
import type {
  AddPasskey,
  PasskeyCreationOptions,
  PasskeyRequestOptions,
  UsedCredential,
} from './passkey.dto.ts';
import { PasskeyEntity } from './passkey.entity.ts';
import { InvalidPasskey, TooManyPasskeys } from './passkey.errors.ts';
import { handleOf, isCloned } from './passkey.rules.ts';
import { challengeOf, RelyingParty } from './relying-party.ts';

/** More than anybody has devices; each new one is shown all others. */
const MOST_PASSKEYS = 20;

/** A passkey before the database has given it times and a version. */
type NewRow = Omit<PasskeyEntity, 'version' | 'createdAt' | 'updatedAt'>;

@Injectable()
export class PasskeysService {
  private readonly logger = new Logger('Passkeys');

  constructor(
    private readonly dataSource: DataSource,
    private readonly users: UsersService,
    private readonly challenges: Challenges,
    private readonly relyingParty: RelyingParty,
    private readonly waysIn: WaysIn,
    private readonly required: RequiredFactor,
    private readonly log: SecurityLog,
    private readonly clock: Clock,
  ) {}

  list(tx: Tx, owner: UserId): Promise<PasskeyEntity[]> {
    return tx.manager.find(PasskeyEntity, { where: { ownerId: owner }, order: { createdAt: 'ASC' } });
  }

  /** @throws TooManyPasskeys */
  async creationOptions(tx: Tx, owner: UserId): Promise<PasskeyCreationOptions> {
    const known = await this.list(tx, owner);
    if (known.length >= MOST_PASSKEYS) throw new TooManyPasskeys(MOST_PASSKEYS);
    const user = await this.users.get(tx, owner);
    return this.relyingParty.creationOptions(user, known, await this.challenges.give(tx, owner));
  }

  requestOptions(tx: Tx): Promise<PasskeyRequestOptions> {
    return this.challenges.give(tx).then((challenge) => this.relyingParty.requestOptions(challenge));
  }

  /** @throws InvalidPasskey, TooManyPasskeys */
  async add(
    tx: Tx,
    owner: UserId,
    { name, response }: AddPasskey,
    about: SecurityAbout & { place: RequestPlace },
  ): Promise<PasskeyEntity> {
    const challenge = challengeOf(response);
    if (!challenge || !(await this.challenges.take(tx, challenge, owner)))
      throw new InvalidPasskey('The options were used before or are older than five minutes.');
    const made = await this.relyingParty.made(response, challenge);
    if (!made) throw new InvalidPasskey('What the authenticator sent does not fit the options.');
    const { credential, credentialBackedUp } = made;
    if ((await tx.manager.countBy(PasskeyEntity, { ownerId: owner })) >= MOST_PASSKEYS)
      throw new TooManyPasskeys(MOST_PASSKEYS);
    const passkey = await this.insert(tx, {
      id: newId(),
      ownerId: owner,
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      name: name ?? deviceOf(about.place.userAgent) ?? 'Passkey',
      transports: response.response.transports ?? [],
      backedUp: credentialBackedUp,
      lastUsedAt: null,
    });
    await this.required.shown(tx, owner, about.sessionId);
    await this.log.record(tx, owner, 'passkey_added', { ...about, details: { name: passkey.name } });
    return passkey;
  }

  /** @throws not_found, stale_version */
  async rename(
    tx: Tx,
    owner: UserId,
    id: string,
    name: string | undefined,
    expected: ExpectedVersion,
  ): Promise<PasskeyEntity> {
    const passkey = await tx.findOwned(PasskeyEntity, owner, id);
    expectVersion(passkey, expected);
    return tx.manager.save(Object.assign(passkey, { name: name ?? passkey.name }));
  }

  /** @throws not_found, stale_version, LastWayIn, second_factor_required */
  async remove(
    tx: Tx,
    owner: UserId,
    id: string,
    expected: ExpectedVersion,
    about: SecurityAbout,
  ): Promise<void> {
    const passkey = await tx.findOwned(PasskeyEntity, owner, id);
    expectVersion(passkey, expected);
    await this.waysIn.without(tx, owner, id);
    await this.required.keepOne(tx, owner, id);
    await tx.manager.delete(PasskeyEntity, { id });
    await this.log.record(tx, owner, 'passkey_removed', { ...about, details: { name: passkey.name } });
  }

  /** Whose passkey it says it is; a plain read, to know whom the transaction is for. Nothing is proved by it. */
  async ownerOf({ id }: UsedCredential): Promise<UserId | undefined> {
    return (await this.dataSource.manager.findOneBy(PasskeyEntity, { credentialId: id }))?.ownerId;
  }

  /**
   * Whether this person has just signed a challenge with a passkey of theirs: as good as the password and a code. Uses the
   * challenge up in any case, so commit also when it says no.
   */
  async proves(tx: Tx, owner: UserId, response: UsedCredential, place: RequestPlace): Promise<boolean> {
    const challenge = challengeOf(response);
    if (!challenge || !(await this.challenges.take(tx, challenge))) return false;
    const passkey = await tx.manager.findOneBy(PasskeyEntity, { credentialId: response.id, ownerId: owner });
    if (!passkey || response.response.userHandle !== handleOf(owner)) return false;
    const signature = await this.relyingParty.signed(response, passkey, challenge);
    if (!signature) return false;
    if (isCloned(passkey.counter, signature.newCounter)) {
      this.logger.warn(
        `passkey ${passkey.id} has a copy: it said ${signature.newCounter} after ${passkey.counter}`,
      );
      await this.log.record(tx, owner, 'log_in_failed', {
        place,
        details: { reason: 'passkey_copied', name: passkey.name },
      });
      return false;
    }
    // Not a change that its owner made, so the version stays.
    await tx.execute('update passkeys set counter = $2, backed_up = $3, last_used_at = $4 where id = $1', [
      passkey.id,
      signature.newCounter,
      signature.credentialBackedUp,
      this.clock.now(),
    ]);
    return true;
  }

  /** @throws InvalidPasskey when somebody has registered this very credential, also at this moment. */
  private async insert(tx: Tx, row: NewRow): Promise<PasskeyEntity> {
    try {
      return await tx.manager.save(tx.manager.create(PasskeyEntity, row));
    } catch (error) {
      throw isTaken(error) ? new InvalidPasskey('This passkey is registered already.') : error;
    }
  }
}

function isTaken(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  return (error.driverError as { constraint?: string }).constraint === 'passkeys_credential';
}
