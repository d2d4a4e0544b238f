import { Controller, Headers, Post } from '@nestjs/common';
import { Answers, Input, Public } from '@odyssey/platform';
import { AccessTokens } from './access-tokens.ts';
import { ServiceProof } from './service-proof.ts';
import { ServiceTokenRequest, ServiceTokenView } from './tokens.dto.ts';

/** Client credentials for services: name and secret in, a short token for one other service out. Not through the gateway. */
@Controller('internal/service-tokens')
export class ServiceTokensController {
  constructor(
    private readonly proof: ServiceProof,
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
    const { token, expiresIn } = await this.tokens.forService(this.proof.of(authorization), audience);
    return { accessToken: token, expiresIn };
  }
}
