import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type CryptoKey,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose';
import { PAGE } from './real-provider.ts';

const CLIENT_ID = 'odyssey';

/** How it differs from an honest one. What is not named is as it should be. */
export interface Misbehaviour {
  /** Claims of the ID token instead of the honest ones. */
  readonly claims?: JWTPayload;
  readonly signedBy?: 'nobody' | 'a stranger' | 'its public key' | 'its key, kid unknown';
  readonly discovery?:
    | 'huge'
    | 'redirects'
    | 'another issuer'
    | 'hangs'
    | 'plain http elsewhere'
    | 'no token endpoint';
  readonly token?:
    | 'hangs'
    | 'trickles'
    | 'breaks'
    | 'refuses the client'
    | 'refuses the code'
    | 'has no ID token'
    | 'redirects';
  readonly userinfo?: 'somebody else' | Record<string, unknown>;
}

/** A provider that does what a good one never does, and what it was asked. */
export class HostileProvider implements AsyncDisposable {
  issuer = '';
  readonly asked: string[] = [];
  private does: Misbehaviour = {};
  private nonce = '';
  private keys!: { privateKey: CryptoKey; publicKey: CryptoKey; jwk: JWK; stranger: CryptoKey };
  private readonly server = createServer((request, response) => void this.serve(request, response));

  static async start(): Promise<HostileProvider> {
    const started = new HostileProvider();
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const stranger = (await generateKeyPair('ES256')).privateKey;
    const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
    started.keys = { privateKey, publicKey, jwk, stranger };
    started.server.listen(0, '127.0.0.1');
    await once(started.server, 'listening');
    started.issuer = `http://127.0.0.1:${(started.server.address() as AddressInfo).port}`;
    return started;
  }

  env(name: string): Record<string, string> {
    return {
      [`ODYSSEY_OIDC_${name}_ISSUER`]: this.issuer,
      [`ODYSSEY_OIDC_${name}_CLIENT_ID`]: CLIENT_ID,
      ODYSSEY_OIDC_REDIRECT_URIS: PAGE,
    };
  }

  will(does: Misbehaviour): void {
    this.does = does;
  }

  /** Sends everybody back at once, as the person that it will name. */
  visit(authorizationUrl: string): { code: string; state: string } {
    const { searchParams } = new URL(authorizationUrl);
    this.nonce = searchParams.get('nonce') ?? '';
    return { code: 'a-code', state: searchParams.get('state') ?? '' };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for await (const _ of request);
    const path = new URL(request.url ?? '/', this.issuer).pathname;
    this.asked.push(path);
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (path === '/.well-known/openid-configuration') return this.discovery(response, json);
    if (path === '/keys') return void json(200, { keys: [this.keys.jwk] });
    if (path === '/me') {
      const { userinfo } = this.does;
      return void json(
        200,
        userinfo === 'somebody else' ? { sub: 'somebody else' } : { sub: 'ada', ...userinfo },
      );
    }
    if (path === '/token') return this.token(response, json);
    json(404, {});
  }

  private discovery(response: ServerResponse, json: (status: number, body: unknown) => unknown): void {
    const { discovery } = this.does;
    const document = {
      issuer: discovery === 'another issuer' ? 'https://accounts.google.com' : this.issuer,
      authorization_endpoint: `${discovery === 'plain http elsewhere' ? 'http://id.example.com' : this.issuer}/auth`,
      ...(discovery !== 'no token endpoint' && { token_endpoint: `${this.issuer}/token` }),
      jwks_uri: `${this.issuer}/keys`,
      userinfo_endpoint: `${this.issuer}/me`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256', 'HS256', 'none'],
    };
    if (discovery === 'hangs') return;
    if (discovery === 'redirects')
      return void response.writeHead(302, { location: `${this.issuer}/inside` }).end();
    json(200, discovery === 'huge' ? { ...document, padding: 'x'.repeat(2_000_000) } : document);
  }

  private async token(
    response: ServerResponse,
    json: (status: number, body: unknown) => unknown,
  ): Promise<void> {
    switch (this.does.token) {
      case 'hangs':
        return;
      case 'trickles':
        response.writeHead(200, { 'content-type': 'application/json' }).write('{');
        return;
      case 'breaks':
        return void json(500, { error: 'server_error' });
      case 'redirects':
        return void response.writeHead(307, { location: `${this.issuer}/inside` }).end();
      case 'refuses the client':
        return void json(401, { error: 'invalid_client' });
      case 'refuses the code':
        return void json(400, { error: 'invalid_grant' });
      case 'has no ID token':
        return void json(200, { access_token: 'one', token_type: 'Bearer' });
    }
    json(200, { access_token: 'one', token_type: 'Bearer', id_token: await this.idToken() });
  }

  private async idToken(): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const claims: JWTPayload = {
      iss: this.issuer,
      sub: 'ada',
      aud: CLIENT_ID,
      iat: now,
      exp: now + 300,
      nonce: this.nonce,
      email: 'ada@hostile.example.com',
      email_verified: true,
      ...this.does.claims,
    };
    const sign = (key: CryptoKey, kid: string) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid }).sign(key);
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    switch (this.does.signedBy) {
      case 'nobody':
        return `${part({ alg: 'none' })}.${part(claims)}.`;
      case 'a stranger':
        return sign(this.keys.stranger, 'one');
      case 'its key, kid unknown':
        return sign(this.keys.privateKey, 'two');
      case 'its public key': {
        const text = `${part({ alg: 'HS256', kid: 'one' })}.${part(claims)}`;
        const secret = await exportSPKI(this.keys.publicKey);
        return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
      }
      default:
        return sign(this.keys.privateKey, 'one');
    }
  }
}
