import { OdysseyError } from '@odyssey/contracts';

export class ErasureAlreadyScheduled extends OdysseyError {
  constructor(id: string, status: string) {
    super('erasure_already_scheduled', `The erasure ${id} is ${status}.`);
  }
}

export class ErasureNotCancellable extends OdysseyError {
  constructor(id: string, status: string) {
    super('erasure_not_cancellable', `The erasure ${id} is ${status}.`);
  }
}
