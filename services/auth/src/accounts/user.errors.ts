import { OdysseyError } from '@odyssey/contracts';

export class EmailTaken extends OdysseyError {
  override readonly name = 'EmailTaken';

  constructor() {
    super(
      'email_taken',
      'An account with this e-mail address exists already. Log in, or register with another address.',
      {
        errors: [{ pointer: '/email', code: 'email_taken', detail: 'Another account uses this address.' }],
      },
    );
  }
}

export class CommonPassword extends OdysseyError {
  override readonly name = 'CommonPassword';

  /** @param pointer where the request had it */
  constructor(pointer: string) {
    super('common_password', 'This password is among the first that an attacker tries. Choose another one.', {
      errors: [
        {
          pointer,
          code: 'common_password',
          detail:
            'Choose a password that is neither on lists of common ones nor made of your own name, your address or the name of this product.',
        },
      ],
    });
  }
}

export class ErasureAlreadyScheduled extends OdysseyError {
  override readonly name = 'ErasureAlreadyScheduled';

  constructor(erasureId: string) {
    super(
      'erasure_already_scheduled',
      `An erasure of this account is under way: read or cancel /v1/privacy/erasures/${erasureId}.`,
    );
  }
}
