import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { type Configuration, Provider } from 'oidc-provider';

/** The page of the app that providers send people back to. */
export const PAGE = 'https://app.example.com/signed-in';

const CLIENT = { id: 'odyssey', secret: 'the secret of this client' };

type Profile = Record<string, unknown>;

/** A certified OpenID Connect provider (panva/oidc-provider) on loopback, at which whoever names a login is logged in. */
export class RealProvider implements AsyncDisposable {
  private readonly profiles = new Map<string, Profile>();

  private constructor(
    readonly issuer: string,
    private readonly page: string,
    private readonly server: Server,
  ) {}

  static async start(page = PAGE): Promise<RealProvider> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const started = new RealProvider(issuer, page, server);
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    // It warns that its memory and its log-in page are for development only, which this is.
    const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const provider = new Provider(issuer, {
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [page] }],
      jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'one', alg: 'RS256', use: 'sig' }] },
      cookies: { keys: ['a key of the cookies'] },
      pkce: { required: () => true },
      claims: {
        openid: ['sub'],
        email: ['email', 'email_verified'],
        profile: ['name', 'zoneinfo', 'locale'],
      },
      ttl: {
        Session: 3600,
        Interaction: 600,
        Grant: 3600,
        AccessToken: 600,
        AuthorizationCode: 60,
        IdToken: 600,
      },
      findAccount: (_, login) => ({
        accountId: login,
        claims: () => ({ sub: login, ...started.profileOf(login) }),
      }),
    } satisfies Configuration);
    warned.mockRestore();
    server.on('request', provider.callback());
    return started;
  }

  /** The variables that name it to auth. */
  env(name: string): Record<string, string> {
    return {
      [`ODYSSEY_OIDC_${name}_ISSUER`]: this.issuer,
      [`ODYSSEY_OIDC_${name}_CLIENT_ID`]: CLIENT.id,
      [`ODYSSEY_OIDC_${name}_CLIENT_SECRET`]: CLIENT.secret,
      ODYSSEY_OIDC_REDIRECT_URIS: this.page,
    };
  }

  /** What it says of somebody; without it a verified address and a name. */
  knows(login: string, profile: Profile): void {
    this.profiles.set(login, profile);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
  }

  private profileOf(login: string): Profile {
    return (
      this.profiles.get(login) ?? {
        email: `${login}@id.example.com`,
        email_verified: true,
        name: `${login} Silva`,
      }
    );
  }
}
