import { Controller, Get, Header } from '@nestjs/common';
import { Answers, Public } from '@odyssey/platform';
import { Keyring } from './keyring.ts';
import { JwksView } from './tokens.dto.ts';

@Controller('.well-known')
export class KeysController {
  constructor(private readonly keyring: Keyring) {}

  /** The public keys of access tokens. May be kept five minutes: the next key is here a day before it signs. */
  @Get('jwks.json')
  @Public()
  @Header('cache-control', 'public, max-age=300')
  @Answers(200, JwksView)
  async read() {
    return { keys: await this.keyring.published() };
  }
}
