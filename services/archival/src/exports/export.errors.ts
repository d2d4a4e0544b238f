import { OdysseyError } from '@odyssey/contracts';
import type { ExportEntity } from './export.entity.ts';

export class ExportNotReady extends OdysseyError {
  constructor(one: ExportEntity) {
    super('export_not_ready', `The export is ${one.status}.`);
  }
}

export class ExportExpired extends OdysseyError {
  constructor() {
    super('export_expired', 'The export was kept for seven days and is gone; ask for a new one.');
  }
}

/** A part of the export could not be had as it was sent; another try may bring it. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing';
}
