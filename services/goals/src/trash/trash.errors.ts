import { OdysseyError } from '@odyssey/contracts';
import type { ItemKind } from './containment.ts';

/** What would be restored belongs to something that is in the trash itself. */
export class ParentInTrash extends OdysseyError {
  override readonly name = 'ParentInTrash';
  constructor(kind: ItemKind, id: string) {
    super(
      'parent_in_trash',
      `It belongs to the ${kind.replace('_', ' ')} ${id}, which is in the trash. Restore that first.`,
    );
  }
}
