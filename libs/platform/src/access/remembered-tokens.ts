import type { PersonalGrant, PersonalTokenSource } from './personal-tokens.ts';

/** So long a token is taken without asking again, and so old "last used" may be. Milliseconds. That it ended is heard sooner: by the event. */
const GOOD_MS = 60_000;
/** So long a hash that nobody knows is not asked for again. Milliseconds. */
const UNKNOWN_MS = 5_000;
/** After a failed question nobody asks again for this long. Milliseconds. */
const PAUSE_MS = 1_000;
const REMEMBERED = 10_000;

interface Answer {
  readonly grant: PersonalGrant | undefined;
  readonly until: number;
}

/** Spares the source: one question a minute for each token, however many requests wait for the answer. */
export class RememberedTokens implements PersonalTokenSource {
  private readonly answers = new Map<string, Answer>();
  private readonly asking = new Map<string, Promise<PersonalGrant | undefined>>();
  private failedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly source: PersonalTokenSource,
    private readonly now = () => performance.now(),
  ) {}

  find(hash: string, network: string): Promise<PersonalGrant | undefined> {
    const known = this.answers.get(hash);
    if (known && this.now() < known.until) return Promise.resolve(known.grant);
    const asked = this.asking.get(hash);
    if (asked) return asked;
    const asking = this.ask(hash, network).finally(() => this.asking.delete(hash));
    this.asking.set(hash, asking);
    return asking;
  }

  private async ask(hash: string, network: string): Promise<PersonalGrant | undefined> {
    if (this.now() - this.failedAt < PAUSE_MS) throw new Error('auth did not answer a moment ago');
    const asked = this.now();
    try {
      const grant = await this.source.find(hash, network);
      this.remember(hash, { grant, until: asked + (grant ? GOOD_MS : UNKNOWN_MS) });
      return grant;
    } catch (error) {
      this.failedAt = this.now();
      throw error;
    }
  }

  private remember(hash: string, answer: Answer): void {
    // The oldest goes first: a Map keeps the order in which entries came.
    this.answers.delete(hash);
    if (this.answers.size >= REMEMBERED) this.answers.delete(this.answers.keys().next().value ?? '');
    this.answers.set(hash, answer);
  }
}
