import { OdysseyError } from '@odyssey/contracts';

/** The same words whether the address is unknown, the password wrong or the account being erased. */
export class WrongCredentials extends OdysseyError {
  override readonly name = 'WrongCredentials';

  constructor() {
    super('wrong_credentials', 'There is no account with this e-mail address and this password.');
  }
}

/** Said to who is logged in already: of the account nothing is left to hide. */
export class WrongPassword extends OdysseyError {
  override readonly name = 'WrongPassword';

  constructor() {
    super('wrong_credentials', 'This is not the password of this account.');
  }
}

/** The same words whether it never existed, has expired or was used before. */
export class InvalidRefreshToken extends OdysseyError {
  override readonly name = 'InvalidRefreshToken';

  constructor() {
    super('invalid_refresh_token', 'This refresh token cannot be used any more. Log in again.');
  }
}

/** It was ended while the request of its token waited. */
export class SessionEnded extends OdysseyError {
  override readonly name = 'SessionEnded';

  constructor() {
    super('unauthenticated', 'This session has ended. Log in again.');
  }
}
