import { Controller, Get, Put } from '@nestjs/common';
import { Answers, Caller, type CallerIdentity, Input, Requests, Scope } from '@odyssey/platform';
import { PreferencesView, ReplacePreferences, toPreferencesView } from './preferences.dto.ts';
import { PreferencesService } from './preferences.service.ts';

@Controller('v1/notification-preferences')
export class PreferencesController {
  constructor(
    private readonly preferences: PreferencesService,
    private readonly requests: Requests,
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
    @Caller() caller: CallerIdentity,
    @Input(ReplacePreferences) input: ReplacePreferences,
  ): Promise<PreferencesView> {
    return this.requests.forCaller(caller, async (tx) =>
      toPreferencesView(await this.preferences.replace(tx, caller.userId, input)),
    );
  }
}
