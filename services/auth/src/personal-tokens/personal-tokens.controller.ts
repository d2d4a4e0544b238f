import { Controller, Delete, Get, Post } from '@nestjs/common';
import {
  Answers,
  Caller,
  type CallerIdentity,
  Fails,
  IdParam,
  Input,
  Page,
  PageQuery,
  QueryOf,
  RecentLogin,
  Requests,
  Scope,
  ToldOnce,
} from '@odyssey/platform';
import { Place, type RequestPlace } from '../security-log/request-place.ts';
import { MadePersonalToken, NewPersonalToken, PersonalTokenView } from './personal-token.dto.ts';
import { PersonalTokensService } from './personal-tokens.service.ts';

/** Tokens that a person makes for scripts and other programs: narrow, named, and ended one by one. */
@Controller('v1/auth/tokens')
export class PersonalTokensController {
  constructor(
    private readonly tokens: PersonalTokensService,
    private readonly requests: Requests,
  ) {}

  /** Makes a token that may do what its scopes say, and shows it this once. */
  @Post()
  @Scope('tokens:write')
  @RecentLogin()
  @ToldOnce()
  @Answers(201, MadePersonalToken)
  @Fails('too_many_tokens')
  make(
    @Caller() caller: CallerIdentity,
    @Input(NewPersonalToken) wanted: NewPersonalToken,
    @Place() place: RequestPlace,
  ): Promise<MadePersonalToken> {
    return this.requests.withoutKey(caller, (tx) => this.tokens.make(tx, caller.userId, wanted, place));
  }

  /** The tokens that are alive, the newest first. What they are in clear nobody knows any more. */
  @Get()
  @Scope('tokens:read')
  @Answers(200, Page(PersonalTokenView))
  list(
    @Caller() { userId }: CallerIdentity,
    @QueryOf(PageQuery) query: PageQuery,
  ): Promise<Page<PersonalTokenView>> {
    return this.tokens.page(userId, query);
  }

  /** Ends a token: everywhere within two seconds. Nothing is changed that somebody could have changed meanwhile, so there is no If-Match. */
  @Delete(':id')
  @Scope('tokens:write')
  @Answers(204, null)
  revoke(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @Place() place: RequestPlace,
  ): Promise<void> {
    return this.requests.forCaller(caller, (tx) => this.tokens.revoke(tx, caller.userId, id, place));
  }
}
