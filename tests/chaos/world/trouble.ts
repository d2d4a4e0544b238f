import { Injectable } from '@nestjs/common';

type Meeting = (ref: string, person: string) => Promise<void> | void;

/** What handlers run into: nothing, unless a test or a plan says otherwise. */
@Injectable()
export class Trouble {
  /** Called by every handler before it writes; what it throws, the handler throws. */
  meet: Meeting = () => {};
}
