import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactions } from '@odyssey/events';
import { CONFIG } from '@odyssey/platform';
import { type TestService, testService } from '@odyssey/testing';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT } from 'jose';
import type { ArchivalConfig } from '../src/config.ts';
import { type CertificateKey, CertificateKeys } from '../src/erasures/certificate-keys.ts';
import { archival } from '../src/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(archival);
});
afterAll(() => service.close());

const signing = (keys: CertificateKeys): Promise<CertificateKey> =>
  service.get(Transactions).forSystem((tx) => keys.signing(tx));
const stored = () =>
  service.rows<{ id: string; private_jwk: object | null; sealed_private_jwk: string }>(
    'select * from certificate_keys order by created_at',
  );
const withSecret = (secret: string) =>
  new CertificateKeys({ ...service.get<ArchivalConfig>(CONFIG), secret }, service.get(Transactions));

/** As release 0.1 stored it. */
async function openKey(): Promise<{ id: string; secret: string }> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const [publicJwk, privateJwk] = await Promise.all([exportJWK(publicKey), exportJWK(privateKey)]);
  const id = await calculateJwkThumbprint(publicJwk);
  await service.rows('insert into certificate_keys (id, public_jwk, private_jwk) values ($1, $2, $3)', [
    id,
    publicJwk,
    privateJwk,
  ]);
  return { id, secret: String(privateJwk.d) };
}

describe('the keys of certificates', () => {
  it('that an earlier release stored open are sealed when the service starts, and sign on', async () => {
    const { id, secret } = await openKey();
    const starting = [1, 2].map(() => service.get(CertificateKeys).onApplicationBootstrap());
    await Promise.all(starting);
    const [row] = await stored();
    expect(row?.private_jwk).toBeNull();
    expect(JSON.stringify(row)).not.toContain(secret);
    const key = await signing(service.get(CertificateKeys));
    expect(key.id).toBe(id);
    const signed = await new SignJWT({}).setProtectedHeader({ alg: 'ES256' }).sign(key.privateKey);
    await jwtVerify(signed, await importJWK(key.publicJwk, 'ES256'));
  });

  it('that an earlier release stores open beside this one are sealed with the next certificate, and sign it', async () => {
    await service.rows('delete from certificate_keys');
    const open = [await openKey(), await openKey()];
    expect(open.map(({ id }) => id)).toContain((await signing(service.get(CertificateKeys))).id);
    const rows = await stored();
    expect(rows.map(({ private_jwk }) => private_jwk)).toEqual([null, null]);
    for (const { secret } of open) expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('are made once, and never lie open', async () => {
    await service.rows('delete from certificate_keys');
    const first = await signing(service.get(CertificateKeys));
    expect((await signing(service.get(CertificateKeys))).id).toBe(first.id);
    expect(await stored()).toMatchObject([{ id: first.id, private_jwk: null }]);
  });

  it('are followed by a new one when the secret has changed, and open again with the old one', async () => {
    const first = await signing(service.get(CertificateKeys));
    const other = withSecret('another secret of archival');
    const second = await signing(other);
    expect(second.id).not.toBe(first.id);
    expect((await signing(other)).id).toBe(second.id);
    expect((await signing(service.get(CertificateKeys))).id).toBe(first.id);
  });
});
