import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { Clock } from '@odyssey/platform';
import { DataSource, LessThan } from 'typeorm';
import { PasskeyChallengeEntity } from './passkey-challenge.entity.ts';

/** Milliseconds: time to find the phone and to scan a code with it. */
export const CHALLENGE_LIFE = 5 * 60_000;

const hashOf = (challenge: string) => createHash('sha256').update(challenge).digest('hex');

/** Challenges for authenticators: random, good for one answer. Those for new passkeys belong to one person, the others to nobody yet. */
@Injectable()
export class Challenges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** 256 bits. @param owner undefined: whoever answers it says who they are. */
  async give(tx: Tx, owner?: UserId): Promise<Buffer<ArrayBuffer>> {
    const challenge = Buffer.from(randomBytes(32));
    await tx.manager.insert(PasskeyChallengeEntity, {
      hash: hashOf(challenge.toString('base64url')),
      ownerId: owner ?? null,
      expiresAt: new Date(this.clock.now().getTime() + CHALLENGE_LIFE),
    });
    return challenge;
  }

  /** Uses a challenge up; false when it was not given for this, is too old, or was used before. @param challenge base64url */
  async take(tx: Tx, challenge: string, owner?: UserId): Promise<boolean> {
    const taken = await tx.execute(
      `delete from passkey_challenges
       where hash = $1 and owner_id is not distinct from $2::uuid and expires_at > $3`,
      [hashOf(challenge), owner ?? null, this.clock.now()],
    );
    return taken === 1;
  }

  async purge(): Promise<void> {
    await this.dataSource.manager.delete(PasskeyChallengeEntity, { expiresAt: LessThan(this.clock.now()) });
  }
}
