import { Controller, Get, Patch } from '@nestjs/common';
import { Transactions } from '@odyssey/events';
import {
  Answers,
  BeforeSecondFactor,
  Caller,
  type CallerIdentity,
  type ExpectedVersion,
  IfMatch,
  Input,
  mergePatch,
  Requests,
  Scope,
} from '@odyssey/platform';
import type { z } from 'zod';
import { RequiredFactor } from '../mfa/required-factor.service.ts';
import { ProfileFields, toUserView, UserView } from './user.dto.ts';
import { UsersService } from './users.service.ts';

const EditProfile = mergePatch(ProfileFields).meta({ id: 'EditProfile' });
type EditProfile = z.output<typeof EditProfile>;

@Controller('v1/auth/me')
export class ProfileController {
  constructor(
    private readonly users: UsersService,
    private readonly requiredFactor: RequiredFactor,
    private readonly transactions: Transactions,
    private readonly requests: Requests,
  ) {}

  @Get()
  @Scope('profile:read')
  @BeforeSecondFactor()
  @Answers(200, UserView, { withoutETag: ({ secondFactorNeeded }) => secondFactorNeeded !== undefined })
  read(@Caller() caller: CallerIdentity): Promise<UserView> {
    return this.transactions.reading(async (tx) =>
      toUserView(
        await this.users.get(tx, caller.userId),
        await this.requiredFactor.neededByCaller(tx, caller),
      ),
    );
  }

  /** New access tokens carry the new time zone and locale; those already given out keep the old ones for up to ten minutes. */
  @Patch()
  @Scope('profile:write')
  @Answers(200, UserView)
  edit(
    @Caller() caller: CallerIdentity,
    @IfMatch() expected: ExpectedVersion,
    @Input(EditProfile) edit: EditProfile,
  ): Promise<UserView> {
    return this.requests.forCaller(caller, async (tx) =>
      toUserView(await this.users.edit(tx, caller.userId, edit, expected)),
    );
  }
}
