import { Module } from '@nestjs/common';
import { AuthErasureCompleted } from '@odyssey/contracts';
import { CONFIG, TOKEN_KEYS } from '@odyssey/platform';
import { USER_DATA, UserDataModule } from '@odyssey/user-data';
import { AccountController } from './accounts/account.controller.ts';
import { ProfileController } from './accounts/profile.controller.ts';
import { UsersService } from './accounts/users.service.ts';
import type { AuthConfig } from './config.ts';
import { ErasureController } from './erasure/erasure.controller.ts';
import { ErasureService } from './erasure/erasure.service.ts';
import { handlers } from './handlers/index.ts';
import { IdentitiesController } from './identities/identities.controller.ts';
import { IdentitiesService } from './identities/identities.service.ts';
import { OidcFlows } from './identities/oidc-flows.service.ts';
import { OidcLinks } from './identities/oidc-links.service.ts';
import { OidcProviders } from './identities/oidc-providers.service.ts';
import { WaysIn } from './identities/ways-in.service.ts';
import { HourlyJob } from './jobs/hourly.job.ts';
import { PasswordHasher } from './passwords/password-hasher.ts';
import { PasswordsService } from './passwords/passwords.service.ts';
import { SecurityEventsController } from './security-log/security-events.controller.ts';
import { SecurityLog } from './security-log/security-log.service.ts';
import { LoginThrottle } from './sessions/login-throttle.ts';
import { RefreshTokens } from './sessions/refresh-token.ts';
import { SessionController } from './sessions/session.controller.ts';
import { SessionListService } from './sessions/session-list.service.ts';
import { SessionsController } from './sessions/sessions.controller.ts';
import { SessionsService } from './sessions/sessions.service.ts';
import { AccessTokens } from './tokens/access-tokens.ts';
import { Keyring } from './tokens/keyring.ts';
import { KeysController } from './tokens/keys.controller.ts';
import { ServiceTokensController } from './tokens/service-tokens.controller.ts';
import { AuthUserData } from './user-data/auth.user-data.ts';

@Module({
  imports: [UserDataModule.for(AuthErasureCompleted, 'last')],
  controllers: [
    AccountController,
    SessionController,
    SessionsController,
    ProfileController,
    ErasureController,
    SecurityEventsController,
    IdentitiesController,
    KeysController,
    ServiceTokensController,
    ...handlers,
  ],
  providers: [
    UsersService,
    PasswordHasher,
    PasswordsService,
    SessionsService,
    SessionListService,
    SecurityLog,
    LoginThrottle,
    OidcProviders,
    OidcFlows,
    OidcLinks,
    IdentitiesService,
    WaysIn,
    ErasureService,
    AccessTokens,
    Keyring,
    HourlyJob,
    {
      provide: RefreshTokens,
      useFactory: (config: AuthConfig) => new RefreshTokens(config.secret),
      inject: [CONFIG],
    },
    { provide: TOKEN_KEYS, useFactory: (keyring: Keyring) => keyring.verifier, inject: [Keyring] },
    { provide: USER_DATA, useClass: AuthUserData },
  ],
})
export class AuthModule {}
