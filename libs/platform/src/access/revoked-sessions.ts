import { Injectable } from '@nestjs/common';
import { type Received, SessionRevoked } from '@odyssey/contracts';
import { Handler, type Tx, type Unless } from '@odyssey/events';
import { DataSource } from 'typeorm';
import { refused } from './tokens.ts';

/** How old the answer may be, in milliseconds. */
const MAX_AGE_MS = 1_000;
/** One access token's life: a session that ended earlier has no valid token left. */
const KEPT_MINUTES = 15;

/** Which sessions have ended before their access tokens did. */
@Injectable()
export class RevokedSessions {
  private known = new Set<string>();
  /** Ended here, and perhaps not in what was last read. */
  private noted = new Set<string>();
  private readAt = Number.NEGATIVE_INFINITY;
  private reading: Promise<void> | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** @throws when the database is away: then it is not known whether the session still lives. */
  async has(sessionId: string): Promise<boolean> {
    if (this.known.has(sessionId) || this.noted.has(sessionId)) return true;
    if (performance.now() - this.readAt > MAX_AGE_MS) {
      this.reading ??= this.read().finally(() => {
        this.reading = undefined;
      });
      await this.reading;
    }
    return this.known.has(sessionId);
  }

  /** Refuses a session from the commit on: at once in this process, in others of this service when they read again. */
  record(tx: Tx, sessionId: string): Promise<void> {
    return this.recordAll(tx, [sessionId]);
  }

  /** The same for many: one statement, however many they are. */
  async recordAll(tx: Tx, sessionIds: readonly string[]): Promise<void> {
    await tx.execute(
      `insert into revoked_sessions (session_id, revoked_at)
       select unnest($1::uuid[]), now() on conflict (session_id) do nothing`,
      [sessionIds],
    );
    tx.afterCommit(() => {
      for (const sessionId of sessionIds) this.noted.add(sessionId);
    });
  }

  /**
   * For the transaction that does what the caller asked, to look again. A request that passed its guard may have waited for its
   * person's turn, and what had it before may have ended this very session: the guard's answer is too old by then.
   */
  static ended(sessionId: string): Unless {
    return {
      name: 'revoked-session',
      text: 'select 1 from revoked_sessions where session_id = $1',
      values: [sessionId],
      refusal: () => refused('Its session ended while the request waited.'),
    };
  }

  private async read(): Promise<void> {
    const asked = performance.now();
    const noted = [...this.noted];
    const rows: { session_id: string }[] = await this.dataSource.query(
      `select session_id from revoked_sessions where revoked_at > now() - $1 * interval '1 minute'`,
      [KEPT_MINUTES],
    );
    this.known = new Set(rows.map((row) => row.session_id));
    this.readAt = asked;
    // Noted before the question was asked, so they are in the answer.
    for (const sessionId of noted) this.noted.delete(sessionId);
  }
}

/** Runs in every service that keeps data, so that an ended session's access token is refused everywhere. */
@Handler('record-revoked-session', SessionRevoked)
export class RecordRevokedSession {
  constructor(private readonly sessions: RevokedSessions) {}

  async handle(event: Received<typeof SessionRevoked>, tx: Tx): Promise<void> {
    await this.sessions.record(tx, event.data.sessionId);
    await tx.execute(`delete from revoked_sessions where revoked_at < now() - $1 * interval '1 minute'`, [
      KEPT_MINUTES,
    ]);
  }
}
