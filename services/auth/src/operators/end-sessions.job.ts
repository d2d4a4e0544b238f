import { Logger } from '@nestjs/common';
import { PersonErased, Transactions, type Tx, type UserId } from '@odyssey/events';
import { Clock, type JobData, type JobRun, Jobs, JobWorker } from '@odyssey/platform';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import { normaliseEmail } from '../accounts/email.rules.ts';
import { UsersService } from '../accounts/users.service.ts';
import { PersonalTokenEntity } from '../personal-tokens/personal-token.entity.ts';
import { PersonalTokensService } from '../personal-tokens/personal-tokens.service.ts';
import { SecurityLog } from '../security-log/security-log.service.ts';
import { SessionEntity } from '../sessions/session.entity.ts';
import { IDLE_LIMIT } from '../sessions/session.rules.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import { type EndedSessions, EndSessions } from './end-sessions.ts';

type Order = JobData<typeof EndSessions>;
type OfOne = Pick<EndedSessions, 'sessions' | 'tokens' | 'tokensLeft'>;

/** So many people are looked up at once. */
const PAGE = 500;
/** After so many whose sessions cannot be ended it is not because of them: the next try may fare better. */
const MOST_FAULTS = 20;

/** Ends sessions for an operator, as their owners would; what has ended already is left alone, so it may run twice. */
@JobWorker(EndSessions)
export class EndSessionsJob {
  private readonly logger = new Logger('EndSessions');

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly personalTokens: PersonalTokensService,
    private readonly securityLog: SecurityLog,
    private readonly clock: Clock,
  ) {}

  /** What it returns stays with the job, where the one who asked reads it. */
  async run(order: Order, { id, attempt, signal }: JobRun): Promise<EndedSessions> {
    const userId = await this.wanted(order, id);
    const people = order.everybody ? this.peopleWithAccess(order) : userId ? [userId] : [];
    const all = { people: 0, sessions: 0, tokens: 0, tokensLeft: 0 };
    const faults: Error[] = [];
    for await (const person of people) {
      signal.throwIfAborted();
      // Somebody whose lock is not free must not keep everybody else's sessions open until it is.
      const ended = await this.ofOne(person, order).catch((fault: Error) => fault);
      if (ended instanceof Error) {
        this.logger.warn(`the sessions of ${person} could not be ended: ${ended.message}`);
        if (faults.push(ended) === MOST_FAULTS) break;
        continue;
      }
      const { sessions, tokens, tokensLeft } = ended;
      all.people += sessions + tokens > 0 ? 1 : 0;
      all.sessions += sessions;
      all.tokens += tokens;
      all.tokensLeft += tokensLeft;
    }
    if (faults.length > 0) throw notAll(faults);
    const whose = order.everybody ? 'everybody' : (userId ?? 'nobody');
    this.logger.log(
      `the operator ${order.by} ended ${all.sessions} sessions and ${all.tokens} personal access tokens of ${whose}`,
    );
    return { found: order.everybody === true || userId !== undefined, ...all, tries: attempt };
  }

  /** Undefined when there is nobody of that id or address. */
  private async wanted(order: Order, id: string): Promise<UserId | undefined> {
    const { userId, email, ...rest } = order;
    if (userId) return (await this.transactions.reading((tx) => this.users.find(tx, userId)))?.id;
    if (email === undefined) return undefined;
    const user = await this.users.findByEmail(normaliseEmail(email));
    // The job goes on without the address: what it keeps of somebody is found by their id, and goes with them.
    const keep = (tx: Tx) => this.jobs.changeData(tx, EndSessions, id, { ...rest, userId: user?.id });
    // In their turn: after an erasure nothing would take the id away again. The next try finds nobody then.
    await (user ? this.transactions.forPerson(user.id, keep) : this.transactions.forSystem(keep));
    return user?.id;
  }

  private async ofOne(person: UserId, order: Order): Promise<OfOne> {
    try {
      return await this.transactions.forPerson(person, (tx) => this.end(tx, person, order));
    } catch (error) {
      // Whoever is being erased has no access any more.
      if (error instanceof PersonErased) return { sessions: 0, tokens: 0, tokensLeft: 0 };
      throw error;
    }
  }

  private async end(tx: Tx, person: UserId, { tokens: tokensToo, reason }: Order): Promise<OfOne> {
    const now = this.clock.now();
    const sessions = await tx.manager.countBy(SessionEntity, {
      ownerId: person,
      endedAt: IsNull(),
      expiresAt: MoreThan(now),
      lastUsedAt: MoreThan(new Date(now.getTime() - IDLE_LIMIT)),
    });
    const good = await tx.manager.countBy(PersonalTokenEntity, { ownerId: person, expiresAt: MoreThan(now) });
    const tokens = tokensToo ? good : 0;
    await this.sessions.endAll(tx, person, { reason: 'operator' });
    if (tokens > 0) await this.personalTokens.revokeAll(tx, person);
    if (sessions + tokens > 0)
      await this.securityLog.record(tx, person, 'sessions_ended_by_operator', {
        details: { sessions: String(sessions), tokens: String(tokens), ...(reason && { reason }) },
      });
    return { sessions, tokens, tokensLeft: good - tokens };
  }

  private async *peopleWithAccess({ tokens }: Order): AsyncIterable<UserId> {
    const owners = `select owner_id from sessions where ended_at is null
      ${tokens ? 'union select owner_id from personal_tokens' : ''}`;
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const page: { id: UserId }[] = await this.dataSource.query(
        `select distinct owner_id as id from (${owners}) owners where owner_id > $1 order by owner_id limit ${PAGE}`,
        [after],
      );
      for (const { id } of page) yield id;
      const last = page.at(-1);
      if (!last) return;
      after = last.id;
    }
  }
}

/** What has been ended stays so: the next try has the others left. */
const notAll = (faults: readonly Error[]): Error =>
  new Error(`the sessions of ${faults.length} of the people could not be ended: ${faults[0]?.message}`);
