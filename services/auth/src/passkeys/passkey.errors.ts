import { OdysseyError } from '@odyssey/contracts';

/** The same words whether it is unknown, its signature or its challenge is wrong, or the account is being erased. */
export class PasskeyRefused extends OdysseyError {
  override readonly name = 'PasskeyRefused';

  constructor() {
    super(
      'passkey_refused',
      'This passkey does not open an account here. Try again, or log in with the password.',
    );
  }
}

export class InvalidPasskey extends OdysseyError {
  override readonly name = 'InvalidPasskey';

  constructor(detail: string) {
    super('invalid_passkey', `${detail} Ask for new options and create the passkey again.`, {
      errors: [{ pointer: '/response', code: 'invalid_passkey', detail }],
    });
  }
}

export class TooManyPasskeys extends OdysseyError {
  override readonly name = 'TooManyPasskeys';

  constructor(most: number) {
    super('too_many_passkeys', `An account has ${most} passkeys at most. Remove one that you no longer use.`);
  }
}
