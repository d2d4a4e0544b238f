import { DATA_SERVICES, type DataService } from '../../../contracts/services.ts';
import { Fault } from '../fault.ts';
import type { EventName } from './arguments.ts';
import { inDatabase, inEach, type Places } from './places.ts';

/** A failing event where it lies: in which database, and as what. */
export type Stuck = { service: DataService; type: string | null; eventId: string | null } & (
  | { as: 'dead'; number: string; errorClass: string }
  | { as: 'parked' }
);

/** Where an event is stuck, in every service that it failed in. @throws Fault when it is stuck nowhere. */
export async function stuckAs(at: Places, name: EventName, only?: DataService): Promise<Stuck[]> {
  const found = 'event' in name ? await byEvent(at, name.event, only) : await byNumber(at, name);
  if (found.length > 0) return found;
  const words = 'event' in name ? `The event ${name.event} is` : `${name.service}#${name.number} is`;
  throw new Fault(
    `${words} neither parked nor dead${only ? ` in ${only}` : ''}.`,
    './odyssey events dead and ./odyssey events parked list what is; show ID tells where an event is',
  );
}

async function byEvent(at: Places, event: string, only: DataService | undefined): Promise<Stuck[]> {
  const found = await inEach(at, only ? [only] : DATA_SERVICES, async (client, service) => {
    const { rows } = await client.query(
      `select 'dead' as as, id::text as number, type, event_id as "eventId", error_class as "errorClass"
         from dead_letters where event_id = $1
       union all select 'parked', null, type, event_id::text, null from parked_events where event_id = $1::uuid`,
      [event],
    );
    return rows.map((row: Omit<Stuck, 'service'>) => ({ ...row, service }) as Stuck);
  });
  return found.flat();
}

async function byNumber(
  at: Places,
  { service, number }: { service: DataService; number: string },
): Promise<Stuck[]> {
  return inDatabase(at, service, async (client) => {
    const { rows } = await client.query(
      `select 'dead' as as, id::text as number, type, event_id as "eventId", error_class as "errorClass"
       from dead_letters where id = $1`,
      [number],
    );
    return rows.map((row: Omit<Stuck, 'service'>) => ({ ...row, service }) as Stuck);
  });
}
