import type { Tx, UserId } from '@odyssey/events';
import type { UserDataRecord } from '@odyssey/user-data';
import { OneUseTokenEntity } from '../mail/one-use-token.entity.ts';
import { SecurityMailEntity } from '../mail/security-mail.entity.ts';

/** What auth wrote to a person, where to and why; the tokens in it only by what they were for. */
export async function* mailRecords(tx: Tx, ownerId: UserId): AsyncIterable<UserDataRecord> {
  const where = { ownerId };
  for (const mail of await tx.manager.find(SecurityMailEntity, { where, order: { requestedAt: 'ASC' } })) {
    const { ownerId: _, ...record } = mail;
    yield { kind: 'security-mails', record };
  }
  for (const token of await tx.manager.find(OneUseTokenEntity, { where, order: { createdAt: 'ASC' } })) {
    const { ownerId: _, hash: __, ...record } = token;
    yield { kind: 'one-use-tokens', record };
  }
}

/** How many rows of each went. */
export async function eraseMails(tx: Tx, ownerId: UserId): Promise<Record<string, number>> {
  return {
    'security-mails': await tx.execute('delete from security_mails where owner_id = $1', [ownerId]),
    'one-use-tokens': await tx.execute('delete from one_use_tokens where owner_id = $1', [ownerId]),
  };
}
