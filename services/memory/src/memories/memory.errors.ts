import { type FieldError, OdysseyError } from '@odyssey/contracts';

/** What was said, done or told is kept as it was; only what the person wrote down can be put otherwise. */
export class MemoryWordsFixed extends OdysseyError {
  constructor(kind: string) {
    super(
      'memory_words_fixed',
      `The words of a memory of kind ${kind} cannot be changed; pin it, date it or delete it.`,
    );
  }
}

export class InvalidValidity extends OdysseyError {
  constructor() {
    const errors: FieldError[] = [
      { pointer: '/validTo', code: 'before_valid_from', detail: 'It must be later than validFrom.' },
    ];
    super('invalid_request', 'The memory would end before it begins.', { errors });
  }
}
