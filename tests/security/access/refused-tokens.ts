import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { newId } from '@odyssey/platform';
import type { JWTPayload } from 'jose';
import type { StolenKey } from './signing.ts';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = () => Math.floor(Date.now() / 1000);

interface Person {
  userId: string;
  issuer: string;
}

/** What auth would say of this person. */
export const rightClaims = ({ userId, issuer }: Person): JWTPayload => ({
  iss: issuer,
  sub: userId,
  aud: 'odyssey',
  sid: newId(),
  scope: '*',
  auth_time: seconds(),
  iat: seconds(),
  exp: seconds() + 600,
  jti: newId(),
});

/** Tokens with one thing wrong each, by what is wrong. `listening`: where a key would be fetched from. */
export async function refusedTokens(
  key: StolenKey,
  person: Person,
  listening: string,
): Promise<Record<string, string>> {
  const right = rightClaims(person);
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const edwards = generateKeyPairSync('ed25519');
  const header = { alg: 'ES256', kid: key.kid, typ: 'at+jwt' };
  const ownJwk = { ...elliptic.publicKey.export({ format: 'jwk' }), kid: key.kid, alg: 'ES256' };
  const signed = (given: object, by: KeyObject) => {
    const text = `${part({ ...header, ...given })}.${part(right)}`;
    const digest = by.asymmetricKeyType === 'ed25519' ? null : 'sha256';
    return `${text}.${sign(digest, Buffer.from(text), { key: by, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  };
  const hashed = (secret: string | Buffer) => {
    const text = `${part({ ...header, alg: 'HS256' })}.${part(right)}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  };
  const unsigned = (alg: string) => `${part({ ...header, alg })}.${part(right)}.`;
  const changed = (claims: JWTPayload) => key.sign({ ...right, ...claims });
  const good = (await changed({})).split('.');
  const other = (await changed({ jti: newId() })).split('.');
  return {
    garbage: 'rubbish',
    'three dots': '...',
    'parts that are no JSON': 'x.y.z',
    'an old one': await changed({ exp: seconds() - 31 }),
    'one of tomorrow': await changed({ nbf: seconds() + 120 }),
    'one without an end': await changed({ exp: undefined }),
    'one for another audience': await changed({ aud: 'elsewhere' }),
    'one for one service': await changed({ aud: 'goals' }),
    'one of another issuer': await changed({ iss: 'https://elsewhere.example' }),
    'one without issuer': await changed({ iss: undefined }),
    'one without a person': await changed({ sub: undefined }),
    'one without a session': await changed({ sid: undefined }),
    'a service at a door for people': await changed({ sub: 'service:goals' }),
    'of another type': await key.sign(right, { typ: 'JWT' }),
    'of no type': await key.sign(right, { typ: undefined }),
    'of the type of certificates': await key.sign(right, { typ: 'erasure-certificate+jwt' }),
    none: unsigned('none'),
    NONE: unsigned('NONE'),
    nOnE: unsigned('nOnE'),
    'no signature at all': `${good[0]}.${good[1]}.`,
    'the signature of another token': `${good[0]}.${good[1]}.${other[2]}`,
    'claims under the signature of others': `${good[0]}.${part({ ...right, sub: newId() })}.${good[2]}`,
    'HS256 by the public JWK': hashed(JSON.stringify(key.publicJwk)),
    'HS256 by the public PEM': hashed(key.publicPem()),
    'HS256 by an empty secret': hashed(''),
    'RS256 by a key of their own': signed({ alg: 'RS256' }, rsa.privateKey),
    'EdDSA by a key of their own': signed({ alg: 'EdDSA' }, edwards.privateKey),
    'ES256 by a key of their own': signed({}, elliptic.privateKey),
    'a key of their own in the header': signed({ jwk: ownJwk }, elliptic.privateKey),
    'a key of their own at an address': signed({ jku: `${listening}/jwks.json` }, elliptic.privateKey),
    'a certificate of their own at an address': signed({ x5u: `${listening}/x.pem` }, elliptic.privateKey),
    'an unknown key': await key.sign(right, { kid: 'unknown' }),
    'a path as key': await key.sign(right, { kid: '../../../../dev/null' }),
    'an address as key': await key.sign(right, { kid: `${listening}/key` }),
    'SQL as key': await key.sign(right, { kid: `' union select '{"kty":"oct","k":""}' --` }),
    'no key named, signed by their own': signed({ kid: undefined }, elliptic.privateKey),
    'an extension that nobody knows': signed({ crit: ['exp'], exp: 1 }, elliptic.privateKey),
    'far too long': `${'a'.repeat(3000)}.${'b'.repeat(3000)}.${'c'.repeat(2000)}`,
  };
}
