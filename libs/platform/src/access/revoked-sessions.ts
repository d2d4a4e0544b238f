import { Injectable } from '@nestjs/common';
import { type Received, SessionRevoked } from '@odyssey/contracts';
import { Handler, type Tx, type Unless, type UserId } from '@odyssey/events';
import { DataSource } from 'typeorm';
import { refused } from './tokens.ts';

/** How old the answer may be, in milliseconds. */
const MAX_AGE_MS = 1_000;
/** One access token's life: a session that ended earlier has no valid token left. */
const KEPT_MINUTES = 15;

/** A session as the person who has it: its end, told under another name, is none. */
const sessionOf = (person: UserId, sessionId: string) => `${person} ${sessionId}`;
/** Ended for whoever shows it: written by a release that did not say whose it was. */
const ANYBODY = '';

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
  async has(person: UserId, sessionId: string): Promise<boolean> {
    if (this.knows(person, sessionId) || this.noted.has(sessionOf(person, sessionId))) return true;
    if (performance.now() - this.readAt > MAX_AGE_MS) {
      this.reading ??= this.read().finally(() => {
        this.reading = undefined;
      });
      await this.reading;
    }
    return this.knows(person, sessionId);
  }

  /** Refuses a session of the transaction's person from the commit on: at once in this process, in others of this service when they read again. */
  record(tx: Tx, sessionId: string): Promise<void> {
    return this.recordAll(tx, [sessionId]);
  }

  /** The same for many: one statement, however many they are. */
  async recordAll(tx: Tx, sessionIds: readonly string[]): Promise<void> {
    await tx.execute(
      `insert into revoked_sessions (session_id, revoked_at, people)
       select distinct unnest($1::uuid[]), now(), array[$2::text] order by 1
       on conflict (session_id) do update
         set people = revoked_sessions.people || excluded.people, revoked_at = excluded.revoked_at
         where not revoked_sessions.people @> excluded.people`,
      [sessionIds, tx.person],
    );
    tx.afterCommit(() => {
      for (const sessionId of sessionIds) this.noted.add(sessionOf(tx.person, sessionId));
    });
  }

  /**
   * For the transaction that does what the caller asked, to look again. A request that passed its guard may have waited for its
   * person's turn, and what had it before may have ended this very session: the guard's answer is too old by then.
   */
  static ended(person: UserId, sessionId: string): Unless {
    return {
      name: 'revoked-session',
      text: 'select 1 from revoked_sessions where session_id = $1 and (people is null or $2 = any (people))',
      values: [sessionId, person],
      refusal: () => refused('Its session ended while the request waited.'),
    };
  }

  private async read(): Promise<void> {
    const asked = performance.now();
    const noted = [...this.noted];
    const rows: { session_id: string; people: string[] | null }[] = await this.dataSource.query(
      `select session_id, people from revoked_sessions where revoked_at > now() - $1 * interval '1 minute'`,
      [KEPT_MINUTES],
    );
    this.known = new Set(
      rows.flatMap(({ session_id, people }) =>
        (people ?? [ANYBODY]).map((person) => sessionOf(person, session_id)),
      ),
    );
    this.readAt = asked;
    // Noted before the question was asked, so they are in the answer.
    for (const session of noted) this.noted.delete(session);
  }

  private knows(person: UserId, sessionId: string): boolean {
    return this.known.has(sessionOf(person, sessionId)) || this.known.has(sessionOf(ANYBODY, sessionId));
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
