import { Controller, Get, Put } from '@nestjs/common';
import { Transactions } from '@odyssey/events';
import { Answers, Caller, type CallerIdentity, Input, Scope } from '@odyssey/platform';
import { PreferencesView, ReplacePreferences, toPreferencesView } from './preferences.dto.ts';
import { PreferencesService } from './preferences.service.ts';

@Controller('v1/notification-preferences')
export class PreferencesController {
  constructor(
    private readonly preferences: PreferencesService,
    private readonly transactions: Transactions,
  ) {}

  /** Which kinds of notification come on which channels. */
  @Get()
  @Scope('notifications:read')
  @Answers(200, PreferencesView)
  async read(@Caller() { userId }: CallerIdentity): Promise<PreferencesView> {
    return toPreferencesView(await this.preferences.find(userId));
  }

  /** Chooses anew; notifications that exist already stay as they are. */
  @Put()
  @Scope('notifications:write')
  @Answers(200, PreferencesView)
  replace(
    @Caller() { userId }: CallerIdentity,
    @Input(ReplacePreferences) input: ReplacePreferences,
  ): Promise<PreferencesView> {
    return this.transactions.forPerson(userId, async (tx) =>
      toPreferencesView(await this.preferences.replace(tx, userId, input)),
    );
  }
}
