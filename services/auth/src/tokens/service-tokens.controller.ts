import { timingSafeEqual } from 'node:crypto';
import { Controller, Headers, Inject, Post } from '@nestjs/common';
import { OdysseyError, SERVICES, type ServiceName } from '@odyssey/contracts';
import { Answers, CONFIG, Input, Public } from '@odyssey/platform';
import type { AuthConfig } from '../config.ts';
import { AccessTokens } from './access-tokens.ts';
import { ServiceTokenRequest, ServiceTokenView } from './tokens.dto.ts';

/** Client credentials for services: name and secret in, a short token for one other service out. Not through the gateway. */
@Controller('internal/service-tokens')
export class ServiceTokensController {
  constructor(
    @Inject(CONFIG) private readonly config: AuthConfig,
    private readonly tokens: AccessTokens,
  ) {}

  /** Public only in that it needs no token yet: the caller proves itself by its secret (HTTP Basic). */
  @Post()
  @Public()
  @Answers(200, ServiceTokenView)
  async issue(
    @Headers('authorization') authorization: string | undefined,
    @Input(ServiceTokenRequest) { audience }: ServiceTokenRequest,
  ): Promise<ServiceTokenView> {
    const { token, expiresIn } = await this.tokens.forService(this.proved(authorization), audience);
    return { accessToken: token, expiresIn };
  }

  private proved(authorization: string | undefined): ServiceName {
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
