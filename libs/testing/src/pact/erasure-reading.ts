import { ErasureRequested } from '@odyssey/contracts';
import { ErasePerson } from '@odyssey/user-data';
import { reading } from './reading-suite.ts';

/** What every service but auth reads of an erasure: whose it is, and which one it answers. */
export const erasureReading = () =>
  reading(ErasePerson, ErasureRequested, {
    // What it publishes is staged until the commit; that nobody brings the person back is there at once.
    effect: (tx, { subject }) => tx.query('select user_id from erased_people where user_id = $1', [subject]),
  });
