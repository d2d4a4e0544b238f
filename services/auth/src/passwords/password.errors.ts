import { OdysseyError } from '@odyssey/contracts';

export class CurrentPasswordNeeded extends OdysseyError {
  override readonly name = 'CurrentPasswordNeeded';

  constructor() {
    super('invalid_request', 'The present password is needed to change it.', {
      errors: [
        {
          pointer: '/currentPassword',
          code: 'required',
          detail: 'Send the present password of the account.',
        },
      ],
    });
  }
}
