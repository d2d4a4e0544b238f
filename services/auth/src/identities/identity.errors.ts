import { OdysseyError } from '@odyssey/contracts';

export class InvalidRedirectUri extends OdysseyError {
  override readonly name = 'InvalidRedirectUri';

  constructor() {
    super('invalid_redirect_uri', 'This address is not among those that the operator allows.', {
      errors: [
        {
          pointer: '/redirectUri',
          code: 'invalid_redirect_uri',
          detail: 'Name it exactly as ODYSSEY_OIDC_REDIRECT_URIS does.',
        },
      ],
    });
  }
}

/** The same words whether it never was, has expired, was finished, or was begun by another page or person. */
export class InvalidOidcFlow extends OdysseyError {
  override readonly name = 'InvalidOidcFlow';

  constructor() {
    super('invalid_oidc_flow', 'This log-in cannot be finished here. Begin again.');
  }
}

/** No more is told to whoever brought the code: the log has the reason. */
export class IdentityRefused extends OdysseyError {
  override readonly name = 'IdentityRefused';

  constructor(provider: string) {
    super(
      'identity_refused',
      `${provider} does not vouch for you in a way that can be trusted. Begin again.`,
    );
  }
}

export class IdentityWithoutEmail extends OdysseyError {
  override readonly name = 'IdentityWithoutEmail';

  constructor() {
    super(
      'identity_without_email',
      'A new account needs an e-mail address, and the provider tells none. Let it share yours, or register with a password.',
    );
  }
}

/** An address proves nothing here: who could have it at a provider would have every account that has it. */
export class IdentityNotLinked extends OdysseyError {
  override readonly name = 'IdentityNotLinked';

  constructor() {
    super(
      'identity_not_linked',
      'There is an account that this identity does not open. Log in to it the way you did before, and link the identity there.',
    );
  }
}

export class IdentityTaken extends OdysseyError {
  override readonly name = 'IdentityTaken';

  constructor() {
    super('identity_taken', 'This identity opens another account. Unlink it there before you link it here.');
  }
}

export class LastWayIn extends OdysseyError {
  override readonly name = 'LastWayIn';

  constructor() {
    super(
      'last_way_in',
      'Without it nothing would open this account. Set a password, add a passkey or link another identity first.',
    );
  }
}

export class ProviderUnavailable extends OdysseyError {
  override readonly name = 'ProviderUnavailable';

  /** @param seconds after which it is asked again. */
  constructor(provider: string, seconds: number) {
    super(
      'upstream_unavailable',
      `${provider} cannot be asked right now. Try again in ${seconds} s, or log in another way.`,
      { headers: { 'retry-after': String(seconds) } },
    );
  }
}
