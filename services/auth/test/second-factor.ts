import { newId } from '@odyssey/platform';
import type { TestService } from '@odyssey/testing';
import { Secret, TOTP } from 'otpauth';
import { SecondFactors } from '../src/mfa/second-factors.service.ts';

/** Gives an account an authenticator app. @returns shows what the app shows now */
export async function withSecondFactor(service: TestService, owner: string): Promise<() => string> {
  const id = newId();
  const secret = new Secret({ size: 20 });
  await service.rows(
    `insert into totp_factors (id, owner_id, sealed_secret, created_at, confirmed_at) values ($1, $2, $3, now(), now())`,
    [id, owner, service.get(SecondFactors).sealed(id, secret.base32)],
  );
  return () => new TOTP({ secret }).generate();
}
