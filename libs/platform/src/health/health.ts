import { Logger } from '@nestjs/common';

export interface HealthParts {
  /** Whether the service's own database answers. */
  database(): Promise<boolean>;
  /** Whether the consumer has joined its group. */
  consumerJoined(): boolean;
  /** Why the process cannot recover by itself, or nothing. */
  stuck(): string | undefined;
}

/** How long a probe waits for the database, in milliseconds. */
const DATABASE_MS = 1_000;

/** What the probes answer. A broker that is away takes nobody out of rotation: HTTP goes on without it. */
export class Health {
  private listening = false;
  private closing = false;
  private readonly logger = new Logger('Health');

  constructor(private readonly parts: HealthParts) {}

  listens(): void {
    this.listening = true;
  }

  /** From now on no new request shall come here. */
  closes(): void {
    this.closing = true;
  }

  /** Undefined when HTTP can be served, else the reason why not. */
  async notReady(): Promise<string | undefined> {
    if (this.closing) return 'the service is stopping';
    if (!this.listening) return 'the service is starting';
    return (await this.databaseAnswers()) ? undefined : 'the database does not answer';
  }

  /** Undefined when everything has started, else what is still missing. */
  async notStarted(): Promise<string | undefined> {
    return (
      (await this.notReady()) ??
      (this.parts.consumerJoined() ? undefined : 'the consumer has not joined its group')
    );
  }

  stuck(): string | undefined {
    return this.parts.stuck();
  }

  private async databaseAnswers(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), DATABASE_MS);
    });
    const asked = this.parts.database().catch((error: Error) => {
      this.logger.debug(`the database does not answer: ${error.message}`);
      return false;
    });
    try {
      return await Promise.race([asked, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
