import {
  ErasureCancelled,
  ErasureProgressed,
  ErasureRequested,
  ErasureScheduled,
  type EventDef,
  type Received,
} from '@odyssey/contracts';
import type { Tx } from '@odyssey/events';
import { newId } from '@odyssey/platform';
import type { TestService } from '@odyssey/testing';
import { describeReadings, reading } from '@odyssey/testing/pact';
import { ErasePersonLast } from '@odyssey/user-data';
import { EndAccessWhenErasureRequested } from '../../src/handlers/end-access-when-erasure-requested.handler.ts';
import { ForgetErasureWhenCancelled } from '../../src/handlers/forget-erasure-when-cancelled.handler.ts';
import { RememberErasureWhenScheduled } from '../../src/handlers/remember-erasure-when-scheduled.handler.ts';
import { auth } from '../../src/service.ts';
import { aPerson } from '../auth-client.ts';

const account = (tx: Tx, { subject }: Received) =>
  tx.query('select status, erasure_id from users where id = $1', [subject]);

/** The event, about somebody who has an account here. */
const aboutAnAccount = <E extends EventDef>(event: E) => ({
  given: async (service: TestService, { data }: Received<E>) =>
    event.example(data as never, { id: newId(), subject: (await aPerson(service)).id }) as Received<E>,
  effect: account,
});

describeReadings(auth, [
  reading(RememberErasureWhenScheduled, ErasureScheduled, aboutAnAccount(ErasureScheduled)),
  reading(EndAccessWhenErasureRequested, ErasureRequested, aboutAnAccount(ErasureRequested)),
  reading(ForgetErasureWhenCancelled, ErasureCancelled, {
    given: async (service) => {
      const person = await aPerson(service);
      const { body } = await person.http.delete('/v1/auth/me');
      return ErasureCancelled.example({ erasureId: String(body.id) }, { id: newId(), subject: person.id });
    },
    effect: account,
  }),
  reading(ErasePersonLast, ErasureProgressed, {
    examples: { 'when only auth is left': ErasureProgressed.example({ remaining: ['auth'] }) },
    ...aboutAnAccount(ErasureProgressed),
  }),
]);
