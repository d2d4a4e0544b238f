import { defineService } from '@odyssey/platform';
import { UserEntity } from './accounts/user.entity.ts';
import { userSnapshots } from './accounts/user.snapshots.ts';
import { AuthModule } from './app.module.ts';
import { readConfig } from './config.ts';
import { IdentityEntity } from './identities/identity.entity.ts';
import { OidcFlowEntity } from './identities/oidc-flow.entity.ts';
import { OneUseTokenEntity } from './mail/one-use-token.entity.ts';
import { SecurityMailEntity } from './mail/security-mail.entity.ts';
import { SendSecurityMail } from './mail/send-security-mail.ts';
import { RecoveryCodeEntity } from './mfa/recovery-code.entity.ts';
import { TotpFactorEntity } from './mfa/totp-factor.entity.ts';
import { WrongCodesEntity } from './mfa/wrong-codes.entity.ts';
import { CreateAccounts1763800000000 } from './migrations/1763800000000-create-accounts.ts';
import { MailOneUseTokens1764100100000 } from './migrations/1764100100000-mail-one-use-tokens.ts';
import { AddSecondFactors1764100200000 } from './migrations/1764100200000-add-second-factors.ts';
import { LetAccountsBeWithoutPassword1764100300000 } from './migrations/1764100300000-let-accounts-be-without-password.ts';
import { CreateIdentities1764100300100 } from './migrations/1764100300100-create-identities.ts';
import { LogSecurityEvents1764100400000 } from './migrations/1764100400000-log-security-events.ts';
import { CreatePersonalTokens1764100400100 } from './migrations/1764100400100-create-personal-tokens.ts';
import { TellWhatStillOpens1764100500000 } from './migrations/1764100500000-tell-what-still-opens.ts';
import { NoteSecondFactors1764100600000 } from './migrations/1764100600000-note-second-factors.ts';
import { LetOperatorsEndSessions1764100700000 } from './migrations/1764100700000-let-operators-end-sessions.ts';
import { EndSessions } from './operators/end-sessions.ts';
import { PasskeyEntity } from './passkeys/passkey.entity.ts';
import { PasskeyChallengeEntity } from './passkeys/passkey-challenge.entity.ts';
import { PersonalTokenEntity } from './personal-tokens/personal-token.entity.ts';
import { SecurityEventEntity } from './security-log/security-event.entity.ts';
import { RefreshTokenEntity } from './sessions/refresh-token.entity.ts';
import { SessionEntity } from './sessions/session.entity.ts';
import { SigningKeyEntity } from './tokens/signing-key.entity.ts';

export const auth = defineService({
  name: 'auth',
  module: AuthModule,
  entities: [
    UserEntity,
    SessionEntity,
    RefreshTokenEntity,
    SigningKeyEntity,
    SecurityEventEntity,
    PersonalTokenEntity,
    TotpFactorEntity,
    RecoveryCodeEntity,
    WrongCodesEntity,
    PasskeyEntity,
    PasskeyChallengeEntity,
    IdentityEntity,
    OidcFlowEntity,
    OneUseTokenEntity,
    SecurityMailEntity,
  ],
  migrations: [
    CreateAccounts1763800000000,
    MailOneUseTokens1764100100000,
    AddSecondFactors1764100200000,
    LetAccountsBeWithoutPassword1764100300000,
    CreateIdentities1764100300100,
    LogSecurityEvents1764100400000,
    CreatePersonalTokens1764100400100,
    TellWhatStillOpens1764100500000,
    NoteSecondFactors1764100600000,
    LetOperatorsEndSessions1764100700000,
  ],
  queues: [SendSecurityMail, EndSessions],
  snapshots: [userSnapshots],
  config: readConfig,
});
