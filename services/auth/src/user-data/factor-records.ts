import type { Tx, UserId } from '@odyssey/events';
import type { UserDataRecord } from '@odyssey/user-data';
import { RecoveryCodeEntity } from '../mfa/recovery-code.entity.ts';
import { TotpFactorEntity } from '../mfa/totp-factor.entity.ts';
import { WrongCodesEntity } from '../mfa/wrong-codes.entity.ts';
import { PasskeyEntity } from '../passkeys/passkey.entity.ts';
import { PasskeyChallengeEntity } from '../passkeys/passkey-challenge.entity.ts';

/** Second factors and passkeys of a person: that they are there and when they were used; neither secrets nor hashes nor keys. */
export async function* factorRecords(tx: Tx, ownerId: UserId): AsyncIterable<UserDataRecord> {
  const where = { ownerId };
  for (const app of await tx.manager.find(TotpFactorEntity, { where, order: { createdAt: 'ASC' } })) {
    const { id, createdAt, confirmedAt, lastUsedAt } = app;
    yield { kind: 'authenticators', record: { id, createdAt, confirmedAt, lastUsedAt } };
  }
  for (const { madeAt, usedAt } of await tx.manager.find(RecoveryCodeEntity, {
    where,
    order: { hash: 'ASC' },
  }))
    yield { kind: 'recovery-codes', record: { madeAt, usedAt } };
  for (const { count, since } of await tx.manager.find(WrongCodesEntity, { where }))
    yield { kind: 'wrong-codes', record: { count, since } };
  for (const passkey of await tx.manager.find(PasskeyEntity, { where, order: { createdAt: 'ASC' } })) {
    const { ownerId: _, publicKey: __, counter: ___, ...record } = passkey;
    yield { kind: 'passkeys', record };
  }
  for (const { expiresAt } of await tx.manager.find(PasskeyChallengeEntity, { where }))
    yield { kind: 'passkey-challenges', record: { expiresAt } };
}

/** How many rows of each went. */
export async function eraseFactors(tx: Tx, ownerId: UserId): Promise<Record<string, number>> {
  const from = (table: string) => tx.execute(`delete from ${table} where owner_id = $1`, [ownerId]);
  return {
    authenticators: await from('totp_factors'),
    'recovery-codes': await from('recovery_codes'),
    'wrong-codes': await from('wrong_codes'),
    passkeys: await from('passkeys'),
    'passkey-challenges': await from('passkey_challenges'),
  };
}
