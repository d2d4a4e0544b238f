import { OdysseyError } from '@odyssey/contracts';

export class EmailAlreadyVerified extends OdysseyError {
  override readonly name = 'EmailAlreadyVerified';

  constructor() {
    super('email_already_verified', 'The e-mail address of this account is verified.');
  }
}

export class EmailUnchanged extends OdysseyError {
  override readonly name = 'EmailUnchanged';

  constructor() {
    super('invalid_request', 'This is the address of the account already.', {
      errors: [
        { pointer: '/email', code: 'unchanged', detail: 'Give another address than the present one.' },
      ],
    });
  }
}
