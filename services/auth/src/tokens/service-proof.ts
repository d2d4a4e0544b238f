import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { OdysseyError, SERVICES, type ServiceName } from '@odyssey/contracts';
import { CONFIG } from '@odyssey/platform';
import type { AuthConfig } from '../config.ts';

/** How a service proves to auth who it is before it has any token: HTTP Basic with its name and its secret. */
@Injectable()
export class ServiceProof {
  constructor(@Inject(CONFIG) private readonly config: AuthConfig) {}

  /** @throws unauthenticated */
  of(authorization: string | undefined): ServiceName {
    const [, encoded = ''] = /^Basic +([\w+/=-]+)$/i.exec(authorization ?? '') ?? [];
    const [name = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(/:(.*)/s);
    const service = SERVICES.find((one) => one === name);
    if (service && isSame(secret, this.config.serviceSecrets[service])) return service;
    throw new OdysseyError('unauthenticated', 'Send the name and the secret of a service by HTTP Basic.');
  }
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
