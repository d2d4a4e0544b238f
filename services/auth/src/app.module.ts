import { Module } from '@nestjs/common';
import { AuthErasureCompleted } from '@odyssey/contracts';
import { Mailer } from '@odyssey/mail';
import { CONFIG, PERSONAL_TOKENS, TOKEN_KEYS } from '@odyssey/platform';
import { USER_DATA, UserDataModule } from '@odyssey/user-data';
import { AccountController } from './accounts/account.controller.ts';
import { ProfileController } from './accounts/profile.controller.ts';
import { UsersService } from './accounts/users.service.ts';
import type { AuthConfig } from './config.ts';
import { EmailsController } from './emails/emails.controller.ts';
import { EmailsService } from './emails/emails.service.ts';
import { ErasureController } from './erasure/erasure.controller.ts';
import { ErasureService } from './erasure/erasure.service.ts';
import { handlers } from './handlers/index.ts';
import { IdentitiesController } from './identities/identities.controller.ts';
import { IdentitiesService } from './identities/identities.service.ts';
import { OidcController } from './identities/oidc.controller.ts';
import { OidcFlows } from './identities/oidc-flows.service.ts';
import { OidcLinks } from './identities/oidc-links.service.ts';
import { OidcLogIn } from './identities/oidc-log-in.service.ts';
import { OidcProviders } from './identities/oidc-providers.service.ts';
import { OidcReauthenticationController } from './identities/oidc-reauthentication.controller.ts';
import { OidcReauthentication } from './identities/oidc-reauthentication.service.ts';
import { WaysIn } from './identities/ways-in.service.ts';
import { HourlyJob } from './jobs/hourly.job.ts';
import { OneUseTokens } from './mail/one-use-tokens.service.ts';
import { SecurityMails } from './mail/security-mails.service.ts';
import { SendSecurityMailJob } from './mail/send-security-mail.job.ts';
import { CodeThrottle } from './mfa/code-throttle.ts';
import { MfaController } from './mfa/mfa.controller.ts';
import { MfaService } from './mfa/mfa.service.ts';
import { RequiredFactor } from './mfa/required-factor.service.ts';
import { SecondFactors } from './mfa/second-factors.service.ts';
import { EndSessionsJob } from './operators/end-sessions.job.ts';
import { Challenges } from './passkeys/challenges.service.ts';
import { PasskeyLogInController } from './passkeys/passkey-log-in.controller.ts';
import { PasskeysController } from './passkeys/passkeys.controller.ts';
import { PasskeysService } from './passkeys/passkeys.service.ts';
import { RelyingParty } from './passkeys/relying-party.ts';
import { PasswordChange } from './passwords/password-change.service.ts';
import { PasswordHasher } from './passwords/password-hasher.ts';
import { PasswordReset } from './passwords/password-reset.service.ts';
import { PasswordsController } from './passwords/passwords.controller.ts';
import { PasswordsService } from './passwords/passwords.service.ts';
import { IntrospectionController } from './personal-tokens/introspection.controller.ts';
import { PersonalTokenLookup } from './personal-tokens/personal-token-lookup.ts';
import { PersonalTokensController } from './personal-tokens/personal-tokens.controller.ts';
import { PersonalTokensService } from './personal-tokens/personal-tokens.service.ts';
import { ScopesController } from './personal-tokens/scopes.controller.ts';
import { SecurityEventsController } from './security-log/security-events.controller.ts';
import { SecurityLog } from './security-log/security-log.service.ts';
import { FamiliarPlaces } from './sessions/familiar-places.ts';
import { LoginThrottle } from './sessions/login-throttle.ts';
import { ReauthenticationController } from './sessions/reauthentication.controller.ts';
import { Reauthentication } from './sessions/reauthentication.service.ts';
import { RefreshTokens } from './sessions/refresh-token.ts';
import { SessionController } from './sessions/session.controller.ts';
import { SessionListService } from './sessions/session-list.service.ts';
import { SessionsController } from './sessions/sessions.controller.ts';
import { SessionsService } from './sessions/sessions.service.ts';
import { AccessTokens } from './tokens/access-tokens.ts';
import { Keyring } from './tokens/keyring.ts';
import { KeysController } from './tokens/keys.controller.ts';
import { ServiceProof } from './tokens/service-proof.ts';
import { ServiceTokensController } from './tokens/service-tokens.controller.ts';
import { AuthUserData } from './user-data/auth.user-data.ts';

@Module({
  imports: [UserDataModule.for(AuthErasureCompleted, 'last')],
  controllers: [
    AccountController,
    SessionController,
    ReauthenticationController,
    PasswordsController,
    EmailsController,
    MfaController,
    PasskeysController,
    PasskeyLogInController,
    SessionsController,
    ProfileController,
    ErasureController,
    SecurityEventsController,
    OidcController,
    OidcReauthenticationController,
    IdentitiesController,
    PersonalTokensController,
    ScopesController,
    IntrospectionController,
    KeysController,
    ServiceTokensController,
    ...handlers,
  ],
  providers: [
    UsersService,
    PasswordHasher,
    PasswordsService,
    PasswordReset,
    PasswordChange,
    EmailsService,
    Mailer,
    SecurityMails,
    OneUseTokens,
    SendSecurityMailJob,
    SessionsService,
    SessionListService,
    EndSessionsJob,
    SecurityLog,
    PersonalTokensService,
    PersonalTokenLookup,
    ServiceProof,
    LoginThrottle,
    FamiliarPlaces,
    MfaService,
    PasskeysService,
    Challenges,
    RelyingParty,
    Reauthentication,
    CodeThrottle,
    SecondFactors,
    RequiredFactor,
    OidcProviders,
    OidcFlows,
    OidcLinks,
    OidcLogIn,
    OidcReauthentication,
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
    { provide: PERSONAL_TOKENS, useExisting: PersonalTokenLookup },
    { provide: USER_DATA, useClass: AuthUserData },
  ],
})
export class AuthModule {}
