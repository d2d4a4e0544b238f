import { Logger } from '@nestjs/common';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
} from 'openid-client';
import { boundedFetch } from './bounded-fetch.ts';
import { IdentityRefused, ProviderUnavailable } from './identity.errors.ts';
import { type Claims, type VouchedPerson, vouchedPerson } from './identity.rules.ts';
import { isSafeToFetch, type ProviderSettings } from './oidc-settings.rules.ts';
import { Pause } from './pause.ts';
import { ProviderAway, reasonsOf, whoseFault } from './provider-faults.ts';

/** How old what a provider says of itself may be. Its keys are read anew by openid-client every five minutes. Milliseconds. */
const MAX_AGE = 3_600_000;

/** What is asked of the provider, and what of its answer must match. */
export interface Question {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE. */
  readonly verifier: string;
  /** Set: the person must log in there after this time, whatever session they have. */
  readonly freshSince: Date | null;
}

/** What the provider gave the page that it sent the person back to. */
export interface Reply {
  readonly code: string;
  /** RFC 9207: which provider it was; refused when it is another. */
  readonly iss: string | undefined;
}

/** One provider, as a relying party sees it (OpenID Connect Core 1.0, code flow with PKCE). */
export class OidcProvider {
  private readonly logger = new Logger('OidcProvider');
  private readonly pause = new Pause(() => performance.now());
  private known: { configuration: Promise<Configuration>; readAt: number } | undefined;

  /** @param deadline of one call, in milliseconds */
  constructor(
    readonly settings: ProviderSettings,
    private readonly deadline: number,
  ) {}

  /** Where the person is to go. @throws ProviderUnavailable */
  async authorizationUrl(question: Question): Promise<string> {
    const { redirectUri, state, nonce, verifier, freshSince } = question;
    const parameters = {
      redirect_uri: redirectUri,
      scope: this.settings.scopes,
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(freshSince && { prompt: 'login', max_age: '0' }),
    };
    const url = await this.asking(async (configuration) => buildAuthorizationUrl(configuration, parameters));
    return url.href;
  }

  /** So that a code, which is good for one use, is not spent on a provider that is away. @throws ProviderUnavailable */
  async ready(): Promise<void> {
    await this.asking(async () => undefined);
  }

  /**
   * Exchanges the code for whom it stands for. Everything is checked: state, nonce, PKCE, issuer, audience, times, and the
   * signature against the provider's keys although the token came over TLS.
   * @throws ProviderUnavailable, IdentityRefused
   */
  exchange(
    { redirectUri, state, nonce, verifier, freshSince }: Question,
    reply: Reply,
  ): Promise<VouchedPerson> {
    const page = new URL(redirectUri);
    page.search = new URLSearchParams({
      code: reply.code,
      state,
      ...(reply.iss !== undefined && { iss: reply.iss }),
    }).toString();
    return this.asking(async (configuration) => {
      const tokens = await authorizationCodeGrant(configuration, page, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        ...(freshSince && { maxAge: Math.ceil((Date.now() - freshSince.getTime()) / 1000) }),
      });
      const claims = tokens.claims();
      if (!claims) throw new IdentityRefused(this.settings.label);
      return vouchedPerson(
        claims.iss,
        claims.sub,
        await this.withEmail(configuration, tokens.access_token, claims),
      );
    });
  }

  /** Many providers tell the address only at the userinfo endpoint; then all is taken from there. */
  private async withEmail(
    configuration: Configuration,
    token: string,
    claims: Claims & { sub: string },
  ): Promise<Claims> {
    if (claims.email !== undefined || !configuration.serverMetadata().userinfo_endpoint) return claims;
    return fetchUserInfo(configuration, token, claims.sub);
  }

  private async asking<T>(work: (configuration: Configuration) => Promise<T>): Promise<T> {
    const { seconds } = this.pause;
    if (seconds > 0) throw new ProviderUnavailable(this.settings.label, seconds);
    try {
      const result = await work(await this.configuration());
      this.pause.succeeded();
      return result;
    } catch (error) {
      throw this.told(error);
    }
  }

  private configuration(): Promise<Configuration> {
    if (this.known && performance.now() - this.known.readAt < MAX_AGE) return this.known.configuration;
    const configuration = this.discover().catch((error: unknown) => {
      this.known = undefined;
      throw new ProviderAway(`its discovery: ${reasonsOf(error)}`, 'silent');
    });
    this.known = { configuration, readAt: performance.now() };
    return configuration;
  }

  private async discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const address = new URL(issuer);
    const overTls = address.protocol === 'https:';
    const configuration = await discovery(
      address,
      clientId,
      {},
      clientSecret ? authenticatedBy(clientSecret) : None(),
      {
        [customFetch]: (url, options) => boundedFetch(url, options, this.deadline),
        execute: [enableNonRepudiationChecks, ...(overTls ? [] : [allowInsecureRequests])],
      },
    );
    const { authorization_endpoint, token_endpoint, jwks_uri } = configuration.serverMetadata();
    for (const endpoint of [authorization_endpoint, token_endpoint, jwks_uri]) {
      if (!endpoint || !URL.canParse(endpoint) || !isSafeToFetch(new URL(endpoint)))
        throw new Error(`it names no safe address: ${endpoint}`);
    }
    return configuration;
  }

  /** What the caller is told: the provider is away, or what it says does not hold. The log has the reason. */
  private told(error: unknown): Error {
    const { name, label } = this.settings;
    const fault = whoseFault(error);
    if (fault === 'silent') this.pause.failed();
    // What a stranger can provoke by a strange code must not shut the door for everybody.
    else this.pause.succeeded();
    if (fault === 'answer') {
      this.logger.log(`${name} vouches for nobody: ${reasonsOf(error)}`);
      return error instanceof IdentityRefused ? error : new IdentityRefused(label);
    }
    this.logger.warn(`${name} cannot be asked: ${reasonsOf(error)}`);
    return new ProviderUnavailable(label, this.pause.seconds || 1);
  }
}

/** In the body where the provider takes it there, else as the specification's default has it (RFC 6749, 2.3.1). */
function authenticatedBy(secret: string): ClientAuth {
  const [post, basic] = [ClientSecretPost(secret), ClientSecretBasic(secret)];
  return (server, ...rest) => {
    const takesPost = server.token_endpoint_auth_methods_supported?.includes('client_secret_post');
    (takesPost ? post : basic)(server, ...rest);
  };
}
