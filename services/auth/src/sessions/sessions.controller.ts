import { Controller, Delete, Get, Patch } from '@nestjs/common';
import {
  Answers,
  Caller,
  type CallerIdentity,
  type ExpectedVersion,
  IdParam,
  IfMatch,
  Input,
  Page,
  PageQuery,
  QueryOf,
  Requests,
  Scope,
} from '@odyssey/platform';
import { Place, type RequestPlace } from '../security-log/request-place.ts';
import { EndSessionsQuery, NameSession, SessionView } from './session-list.dto.ts';
import { SessionListService } from './session-list.service.ts';

/** Where a person is logged in. What they see there they can end at once, without a fresh log-in: it must never be harder to end than to begin. */
@Controller('v1/auth/sessions')
export class SessionsController {
  constructor(
    private readonly list: SessionListService,
    private readonly requests: Requests,
  ) {}

  /** The sessions that are open, the newest first. */
  @Get()
  @Scope('sessions:read')
  @Answers(200, Page(SessionView))
  read(@Caller() caller: CallerIdentity, @QueryOf(PageQuery) query: PageQuery): Promise<Page<SessionView>> {
    return this.list.page(caller, query);
  }

  /** Gives a session a name, to know it again; null takes it away. */
  @Patch(':id')
  @Scope('sessions:write')
  @Answers(200, SessionView, { conditional: false })
  rename(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
    @Input(NameSession) edit: NameSession,
  ): Promise<SessionView> {
    return this.requests.forCaller(caller, (tx) => this.list.rename(tx, caller, id, edit, expected));
  }

  /** Ends a session: its refresh token at once, its access token everywhere within two seconds. Ended already, nothing happens. */
  @Delete(':id')
  @Scope('sessions:write')
  @Answers(204, null)
  end(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @Place() place: RequestPlace,
  ): Promise<void> {
    return this.requests.forCaller(caller, (tx) => this.list.end(tx, caller.userId, id, place));
  }

  /** Ends every session; with `keep=current` all but the one that asks. */
  @Delete()
  @Scope('sessions:write')
  @Answers(204, null)
  endAll(
    @Caller() caller: CallerIdentity,
    @QueryOf(EndSessionsQuery) { keep }: EndSessionsQuery,
    @Place() place: RequestPlace,
  ): Promise<void> {
    const { userId, sessionId } = caller;
    const kept = keep === 'current' ? sessionId : undefined;
    return this.requests.forCaller(caller, (tx) => this.list.endAll(tx, userId, place, kept));
  }
}
