import { describe, expect, it } from '@jest/globals';
import { isSafeToFetch, readOidcSettings } from './oidc-settings.rules.ts';

const google = {
  ODYSSEY_OIDC_GOOGLE_ISSUER: 'https://accounts.google.com',
  ODYSSEY_OIDC_GOOGLE_CLIENT_ID: 'odyssey',
};
const pages = { ODYSSEY_OIDC_REDIRECT_URIS: 'https://app.example.com/signed-in' };
const faultsOf = (env: Record<string, string>) =>
  readOidcSettings(env).faults.map(({ variable }) => variable);

describe('the providers of an environment', () => {
  it('are none when nothing is said', () => {
    expect(readOidcSettings({ ODYSSEY_AUTH_URL: 'http://127.0.0.1:1' })).toEqual({
      settings: { providers: [], redirectUris: [] },
      faults: [],
    });
  });

  it('are read by name, in the order of their names', () => {
    const { settings, faults } = readOidcSettings({
      ...google,
      ...pages,
      ODYSSEY_OIDC_MY_COMPANY_ISSUER: 'http://127.0.0.1:8089/realms/all',
      ODYSSEY_OIDC_MY_COMPANY_CLIENT_ID: 'odyssey',
      ODYSSEY_OIDC_MY_COMPANY_CLIENT_SECRET: 'a secret',
      ODYSSEY_OIDC_MY_COMPANY_SCOPES: 'openid email',
      ODYSSEY_OIDC_MY_COMPANY_LABEL: 'The company',
    });
    expect(faults).toEqual([]);
    expect(settings).toEqual({
      providers: [
        {
          name: 'google',
          label: 'Google',
          issuer: 'https://accounts.google.com',
          clientId: 'odyssey',
          scopes: 'openid email profile',
        },
        {
          name: 'my_company',
          label: 'The company',
          issuer: 'http://127.0.0.1:8089/realms/all',
          clientId: 'odyssey',
          clientSecret: 'a secret',
          scopes: 'openid email',
        },
      ],
      redirectUris: ['https://app.example.com/signed-in'],
    });
  });

  it('need pages to send people back to, and tell every fault at once', () => {
    expect(faultsOf(google)).toEqual(['ODYSSEY_OIDC_REDIRECT_URIS']);
    expect(faultsOf({ ODYSSEY_OIDC_ONE_LABEL: 'One', ODYSSEY_OIDC_ONE_SCOPES: 'email' })).toEqual([
      'ODYSSEY_OIDC_ONE_ISSUER',
      'ODYSSEY_OIDC_ONE_CLIENT_ID',
      'ODYSSEY_OIDC_ONE_SCOPES',
    ]);
  });

  it.each([
    'http://accounts.example.com',
    'http://127.0.0.1.example.com',
    'http://10.0.0.7',
    'ftp://127.0.0.1',
    'https://accounts.example.com?tenant=1',
    'https://accounts.example.com#a',
    'https://me:secret@accounts.example.com',
    'accounts.example.com',
  ])('are refused at %s', (issuer) => {
    expect(faultsOf({ ...google, ...pages, ODYSSEY_OIDC_GOOGLE_ISSUER: issuer })).toEqual([
      'ODYSSEY_OIDC_GOOGLE_ISSUER',
    ]);
  });
});

describe('a page to come back to', () => {
  it.each(['https://app.example.com/in', 'http://localhost:5173/in', 'com.example.app:/in'])(
    '%s is one',
    (page) => {
      const { settings, faults } = readOidcSettings({ ODYSSEY_OIDC_REDIRECT_URIS: ` ${page} , ${page}` });
      expect([settings.redirectUris, faults]).toEqual([[page, page], []]);
    },
  );

  it.each([
    'http://app.example.com/in',
    'https://app.example.com',
    'https://app.example.com/in?x=1',
    'https://app.example.com/in#x',
    'https://*.example.com/in/../out',
    'javascript:alert(1)',
    'data:text/html',
    'nonsense',
    '',
  ])('“%s” is none', (page) => {
    expect(faultsOf({ ODYSSEY_OIDC_REDIRECT_URIS: page })).toEqual(['ODYSSEY_OIDC_REDIRECT_URIS']);
  });
});

describe('an address', () => {
  it('without TLS is safe on this machine alone', () => {
    expect(isSafeToFetch(new URL('http://[::1]:8089/token'))).toBe(true);
    expect(isSafeToFetch(new URL('http://127.0.0.1@example.com/token'))).toBe(false);
    expect(isSafeToFetch(new URL('file:///etc/passwd'))).toBe(false);
  });
});
