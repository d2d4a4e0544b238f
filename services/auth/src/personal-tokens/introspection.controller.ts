import { Controller, Headers, Post } from '@nestjs/common';
import { Instant } from '@odyssey/contracts';
import { Answers, Input, Public } from '@odyssey/platform';
import { z } from 'zod';
import { ServiceProof } from '../tokens/service-proof.ts';
import { PersonalTokenLookup } from './personal-token-lookup.ts';

const Introspect = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), network: z.string().max(64) });
type Introspect = z.output<typeof Introspect>;

const Introspected = z.object({
  active: z.boolean(),
  tokenId: z.uuid().optional(),
  userId: z.uuid().optional(),
  scopes: z.array(z.string()).optional(),
  expiresAt: Instant.optional(),
  timeZone: z.string().optional(),
  locale: z.string().optional(),
});
type Introspected = z.output<typeof Introspected>;

/** What a personal access token stands for, told to services (RFC 7662 in spirit). Not through the gateway. */
@Controller('internal/access-tokens')
export class IntrospectionController {
  constructor(
    private readonly proof: ServiceProof,
    private readonly lookup: PersonalTokenLookup,
  ) {}

  /** Public only in that it needs no token: the caller proves itself by its secret (HTTP Basic). */
  @Post('introspect')
  @Public()
  @Answers(200, Introspected)
  async introspect(
    @Headers('authorization') authorization: string | undefined,
    @Input(Introspect) { hash, network }: Introspect,
  ): Promise<Introspected> {
    this.proof.of(authorization);
    const grant = await this.lookup.find(hash, network);
    return grant
      ? { active: true, ...grant, scopes: [...grant.scopes], expiresAt: grant.expiresAt.toISOString() }
      : { active: false };
  }
}
