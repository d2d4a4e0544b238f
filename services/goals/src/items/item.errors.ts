import { OdysseyError } from '@odyssey/contracts';

/** A field of the body names something that does not exist, is in the trash or is someone else's. */
export class ReferenceMissing extends OdysseyError {
  override readonly name = 'ReferenceMissing';
  constructor(pointer: string, id: string) {
    const detail = `${pointer} names ${id}, which is not here.`;
    super('not_found', detail, { errors: [{ pointer, code: 'not_found', detail }] });
  }
}

/** An item in a goal or project is where that goal or project is; the request asks for another place. */
export class PlacementConflict extends OdysseyError {
  override readonly name = 'PlacementConflict';
  constructor(field: 'projectId' | 'lifeAreaId', parent: 'goal' | 'project', itsPlace: string | null) {
    const pointer = `/${field}`;
    const detail = `The ${parent} decides ${field}: it is ${itsPlace ?? 'none'}. Leave the field out, or move the ${parent}.`;
    super('invalid_request', detail, { errors: [{ pointer, code: 'placement_conflict', detail }] });
  }
}
