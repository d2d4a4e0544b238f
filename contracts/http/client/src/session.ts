import { Problem, SignedOut } from './errors.ts';

export interface Tokens {
  readonly accessToken: string;
  /** Without one, nothing is renewed. */
  readonly refreshToken?: string | undefined;
  /** When the access token ends, in ms since 1970; known, it is renewed before a call has to fail. */
  readonly expiresAt?: number | undefined;
}

/** Where tokens are kept between two runs of a program, or for all tabs of a page. */
export interface TokenStore {
  load(): Tokens | undefined | Promise<Tokens | undefined>;
  /** @param tokens undefined: there are none any more. */
  save(tokens: Tokens | undefined): void | Promise<void>;
}

export interface SessionOptions {
  readonly tokens?: TokenStore | undefined;
  /** The session has ended without being asked to: show the log-in. Called once for each session. */
  readonly onSignedOut?: ((error: SignedOut) => void) | undefined;
}

type Refresh = (refreshToken: string) => Promise<Tokens>;

const EXPIRES_SOON_MS = 5_000;

/** Who is logged in, and the one renewal that all calls share. */
export class Session {
  private readonly store: TokenStore | undefined;
  private readonly onSignedOut: (error: SignedOut) => void;
  private readonly refresh: Refresh;
  private tokens: Tokens | undefined;
  private loading: Promise<void> | undefined;
  private known = false;
  private renewing: Promise<Tokens | undefined> | undefined;
  private ended: SignedOut | undefined;

  constructor({ tokens, onSignedOut }: SessionOptions, refresh: Refresh) {
    this.store = tokens;
    this.onSignedOut = onSignedOut ?? (() => undefined);
    this.refresh = refresh;
  }

  async current(): Promise<Tokens | undefined> {
    if (!this.known) {
      this.loading ??= this.load();
      await this.loading;
    }
    return this.tokens;
  }

  async keep(tokens: Tokens | undefined): Promise<void> {
    this.known = true;
    this.tokens = tokens;
    this.ended = undefined;
    await this.store?.save(tokens);
  }

  /** Another access token of the same session. A renewal that runs meanwhile brings a new refresh token, which must not be lost. */
  async keepAccess(accessToken: string, expiresAt: number): Promise<void> {
    await Promise.allSettled([this.renewing]);
    if (this.tokens) await this.keep({ ...this.tokens, accessToken, expiresAt });
  }

  /** The access token to send. @throws SignedOut when it had to be renewed and could not be. */
  async accessToken(): Promise<string | undefined> {
    const tokens = await this.current();
    if (!tokens) return undefined;
    const { accessToken, refreshToken, expiresAt = Number.POSITIVE_INFINITY } = tokens;
    if (refreshToken === undefined || expiresAt - EXPIRES_SOON_MS > Date.now()) return accessToken;
    return (await this.renewed(accessToken))?.accessToken;
  }

  /**
   * Tokens in place of those that were refused. Whoever asks while a renewal runs waits for that one.
   * @returns undefined when there is nothing to renew with. @throws SignedOut when the session has ended.
   */
  async renewed(refused: string): Promise<Tokens | undefined> {
    const tokens = await this.current();
    if (!tokens && this.ended) throw this.ended;
    if (!tokens || tokens.accessToken !== refused) return tokens;
    if (tokens.refreshToken === undefined) return undefined;
    this.renewing ??= this.renew(tokens, tokens.refreshToken).finally(() => {
      this.renewing = undefined;
    });
    return this.renewing;
  }

  private async load(): Promise<void> {
    try {
      const stored = await this.store?.load();
      // Somebody may have logged in meanwhile.
      if (!this.known) this.tokens = stored;
      this.known = true;
    } finally {
      this.loading = undefined;
    }
  }

  private async renew(tokens: Tokens, refreshToken: string): Promise<Tokens | undefined> {
    // Another tab may have renewed them, and a refresh token is good for one use.
    const stored = await this.store?.load();
    if (stored && stored.accessToken !== tokens.accessToken) {
      this.tokens = stored;
      return stored;
    }
    try {
      const fresh = await this.refresh(refreshToken);
      if (this.tokens === tokens) await this.keep(fresh);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (this.tokens === tokens) await this.end(error);
    }
    return this.tokens;
  }

  private async end(cause: Problem): Promise<never> {
    await this.keep(undefined);
    this.ended = new SignedOut(cause);
    this.onSignedOut(this.ended);
    throw this.ended;
  }
}

/** Odyssey itself says that this token is worth nothing; a proxy on the way, or a busy house, says nothing about it. */
const isRefusal = (error: unknown): error is Problem =>
  error instanceof Problem && error.code !== 'unknown' && error.status < 500 && error.status !== 429;
