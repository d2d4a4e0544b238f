import { ai } from '@odyssey/ai';
import { archival } from '@odyssey/archival';
import { auth } from '@odyssey/auth';
import { type DataService, type EventDef } from '@odyssey/contracts';
import { goals } from '@odyssey/goals';
import { media } from '@odyssey/media';
import { memory } from '@odyssey/memory';
import { notifications } from '@odyssey/notifications';
import { reactionsOf } from '@odyssey/platform';

/** One handler of one event, as its decorator says: a new one cannot be forgotten. */
export interface Reaction {
  service: DataService;
  /** As the inbox knows it: `goals.take-proposal`. */
  consumer: string;
  event: EventDef;
}

export function everyReaction(): Reaction[] {
  return [auth, goals, ai, memory, media, notifications, archival].flatMap((service) =>
    reactionsOf(service).map((handler) => ({
      service: service.name as DataService,
      consumer: `${service.name}.${handler.name}`,
      event: handler.event,
    })),
  );
}
