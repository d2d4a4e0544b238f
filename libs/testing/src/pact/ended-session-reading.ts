import { SessionRevoked } from '@odyssey/contracts';
import { RecordRevokedSession } from '@odyssey/platform';
import { reading } from './reading-suite.ts';

/** What every service but auth reads of a session that ended: which one it was. Of whom is in the envelope. */
export const endedSessionReading = () =>
  reading(RecordRevokedSession, SessionRevoked, {
    effect: (tx, { subject }) =>
      tx.query('select session_id, people from revoked_sessions where $1 = any (people)', [subject]),
  });
