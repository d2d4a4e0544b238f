import ai from '../../../../contracts/http/ai.json' with { type: 'json' };
import archival from '../../../../contracts/http/archival.json' with { type: 'json' };
import auth from '../../../../contracts/http/auth.json' with { type: 'json' };
import goals from '../../../../contracts/http/goals.json' with { type: 'json' };
import media from '../../../../contracts/http/media.json' with { type: 'json' };
import memory from '../../../../contracts/http/memory.json' with { type: 'json' };
import notifications from '../../../../contracts/http/notifications.json' with { type: 'json' };
import type { OpenApiDocument } from './merge.rules.ts';

/** The checked-in documents of the services, made from their code: bundled, so that no service need be up for the whole to be read. */
export const documents: readonly OpenApiDocument[] = [
  auth,
  goals,
  ai,
  memory,
  media,
  notifications,
  archival,
];
