import { OdysseyError } from '@odyssey/contracts';
import { MAX_TOKENS } from './personal-token.rules.ts';

export class TooManyTokens extends OdysseyError {
  override readonly name = 'TooManyTokens';

  constructor() {
    super(
      'too_many_tokens',
      `There are ${MAX_TOKENS} personal access tokens. End one that is not used any more.`,
    );
  }
}

export class InvalidTokenEnd extends OdysseyError {
  override readonly name = 'InvalidTokenEnd';

  constructor() {
    const detail = 'must be after now and at most a year from now';
    super('invalid_request', `expiresAt ${detail}.`, {
      errors: [{ pointer: '/expiresAt', code: 'invalid_value', detail }],
    });
  }
}
