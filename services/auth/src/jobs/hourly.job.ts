import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { OidcFlows } from '../identities/oidc-flows.service.ts';
import { OneUseTokens } from '../mail/one-use-tokens.service.ts';
import { SecurityMails } from '../mail/security-mails.service.ts';
import { MfaService } from '../mfa/mfa.service.ts';
import { Challenges } from '../passkeys/challenges.service.ts';
import { PersonalTokensService } from '../personal-tokens/personal-tokens.service.ts';
import { SecurityLog } from '../security-log/security-log.service.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import { Keyring } from '../tokens/keyring.ts';

const HOUR_MS = 3_600_000;

/**
 * Rotates signing keys and drops what has expired, at boot and every hour. A plain timer on every replica and no queue:
 * all do nothing when there is nothing to do, and none belongs to a change that could roll back.
 */
@Injectable()
export class HourlyJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('HourlyJob');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly keyring: Keyring,
    private readonly sessions: SessionsService,
    private readonly securityLog: SecurityLog,
    private readonly personalTokens: PersonalTokensService,
    private readonly oidcFlows: OidcFlows,
    private readonly mfa: MfaService,
    private readonly challenges: Challenges,
    private readonly mailTokens: OneUseTokens,
    private readonly mails: SecurityMails,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.run();
    this.timer = setInterval(() => {
      this.running = this.run();
    }, HOUR_MS).unref();
  }

  /** The database goes last, but not under a run. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    for (const [what, work] of [
      ['rotating keys', () => this.keyring.rotate()],
      ['dropping expired sessions', () => this.sessions.purge()],
      ['dropping old security events', () => this.securityLog.purge()],
      ['dropping expired personal access tokens', () => this.personalTokens.purge()],
      ['dropping expired ways to providers', () => this.oidcFlows.purge()],
      ['dropping authenticators that were never confirmed', () => this.mfa.purge()],
      ['dropping expired challenges of passkeys', () => this.challenges.purge()],
      ['dropping expired tokens of mails', () => this.mailTokens.purge()],
      ['dropping old mails', () => this.mails.purge()],
    ] as const) {
      await work().catch((error: Error) =>
        this.logger.warn(`${what} failed, tried again in an hour: ${error.message}`),
      );
    }
  }
}
