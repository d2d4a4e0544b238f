import { OdysseyError } from '@odyssey/contracts';

/** Said behind the right password alone: who does not know it learns nothing of a second factor. */
export class MfaRequired extends OdysseyError {
  override readonly name = 'MfaRequired';

  constructor() {
    super(
      'mfa_required',
      'This account has two-factor authentication. Send the same again with the code of your authenticator app, or a recovery code, as code.',
    );
  }
}

/** The same words for a code that is wrong, too old or was used before. */
export class WrongCode extends OdysseyError {
  override readonly name = 'WrongCode';

  constructor() {
    super('wrong_code', 'This code is wrong or was used before. Wait for the next one that your app shows.');
  }
}

export class TooManyWrongCodes extends OdysseyError {
  override readonly name = 'TooManyWrongCodes';

  constructor(seconds: number) {
    super(
      'rate_limited',
      `Too many wrong codes; go on in ${Math.ceil(seconds / 60)} minutes, or use a passkey.`,
      {
        headers: { 'retry-after': String(seconds) },
      },
    );
  }
}

export class MfaNotEnabled extends OdysseyError {
  override readonly name = 'MfaNotEnabled';

  constructor() {
    super('mfa_not_enabled', 'This account has no second factor yet: set up an authenticator app first.');
  }
}
