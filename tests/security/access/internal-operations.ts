import { ai } from '@odyssey/ai';
import { archival } from '@odyssey/archival';
import { auth } from '@odyssey/auth';
import type { ServiceName } from '@odyssey/contracts';
import { goals } from '@odyssey/goals';
import { media } from '@odyssey/media';
import { memory } from '@odyssey/memory';
import { notifications } from '@odyssey/notifications';
import { routesOf } from '@odyssey/platform';

/** A route that no document names: for services alone. */
export interface InternalOperation {
  service: ServiceName;
  method: string;
  path: string;
  name: string;
  /** Who may ask it. */
  callers: readonly ServiceName[];
}

/** Every one of them, as the decorators say. auth's own way to get a service token is opened by the service's secret instead. */
export function internalOperations(): InternalOperation[] {
  return [auth, goals, ai, memory, media, notifications, archival].flatMap(({ name, module }) =>
    routesOf(module).flatMap(({ method, path, facts }) =>
      facts.access.flatMap((access) =>
        access.kind === 'internal'
          ? [
              {
                service: name as ServiceName,
                method: method.toUpperCase(),
                path,
                name: `${method.toUpperCase()} ${path} of ${name}`,
                callers: access.callers,
              },
            ]
          : [],
      ),
    ),
  );
}
