import { Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import { Transactions } from '@odyssey/events';
import {
  Answers,
  BeforeSecondFactor,
  Caller,
  type CallerIdentity,
  type ExpectedVersion,
  Fails,
  IdParam,
  IfMatch,
  Input,
  mergePatch,
  RecentLogin,
  Requests,
  Scope,
  ToldOnce,
} from '@odyssey/platform';
import type { z } from 'zod';
import { RequiredFactor } from '../mfa/required-factor.service.ts';
import { Place, type RequestPlace } from '../security-log/request-place.ts';
import {
  AddPasskey,
  PasskeyCreationOptions,
  PasskeyFields,
  PasskeyList,
  PasskeyView,
  toPasskeyView,
} from './passkey.dto.ts';
import { PasskeysService } from './passkeys.service.ts';

const RenamePasskey = mergePatch(PasskeyFields).meta({ id: 'RenamePasskey' });
type RenamePasskey = z.output<typeof RenamePasskey>;

@Controller('v1/auth/passkeys')
export class PasskeysController {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly required: RequiredFactor,
    private readonly transactions: Transactions,
    private readonly requests: Requests,
  ) {}

  /** All of them: there are twenty at most. */
  @Get()
  @Scope('passkeys:read')
  @Answers(200, PasskeyList)
  list(@Caller() { userId }: CallerIdentity): Promise<PasskeyList> {
    return this.transactions.reading(async (tx) => ({
      items: (await this.passkeys.list(tx, userId)).map(toPasskeyView),
    }));
  }

  /** What a browser needs to create a passkey; good for five minutes. */
  @Post('options')
  @Scope('passkeys:write')
  @BeforeSecondFactor()
  @RecentLogin()
  @ToldOnce()
  @Answers(200, PasskeyCreationOptions)
  @Fails('too_many_passkeys', 'second_factor_required')
  prepare(@Caller() caller: CallerIdentity): Promise<PasskeyCreationOptions> {
    return this.requests.withoutKey(caller, async (tx) => {
      await this.required.maySetUp(tx, caller);
      return this.passkeys.creationOptions(tx, caller.userId);
    });
  }

  /**
   * Keeps the passkey that the browser has created. Where the operator demands a second factor, refresh then: the next access token of
   * the session is whole.
   */
  @Post()
  @Scope('passkeys:write')
  @BeforeSecondFactor()
  @Answers(201, PasskeyView, { location: () => '/v1/auth/passkeys' })
  @Fails('invalid_passkey', 'too_many_passkeys', 'second_factor_required')
  add(
    @Caller() caller: CallerIdentity,
    @Input(AddPasskey) body: AddPasskey,
    @Place() place: RequestPlace,
  ): Promise<PasskeyView> {
    const { userId, sessionId } = caller;
    return this.requests.forCaller(caller, async (tx) => {
      await this.required.maySetUp(tx, caller);
      return toPasskeyView(await this.passkeys.add(tx, userId, body, { place, sessionId }));
    });
  }

  @Patch(':id')
  @Scope('passkeys:write')
  @Answers(200, PasskeyView)
  rename(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
    @Input(RenamePasskey) { name }: RenamePasskey,
  ): Promise<PasskeyView> {
    return this.requests.forCaller(caller, async (tx) =>
      toPasskeyView(await this.passkeys.rename(tx, caller.userId, id, name, expected)),
    );
  }

  /**
   * It logs in no more. Sessions that it began stay; end them by hand if it was stolen. Where the operator demands a second factor, the
   * last one stays (403 `second_factor_required`).
   */
  @Delete(':id')
  @Scope('passkeys:write')
  @RecentLogin()
  @Answers(204, null)
  @Fails('last_way_in')
  remove(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
    @Place() place: RequestPlace,
  ): Promise<void> {
    const { userId, sessionId } = caller;
    return this.requests.forCaller(caller, (tx) =>
      this.passkeys.remove(tx, userId, id, expected, { place, sessionId }),
    );
  }
}
