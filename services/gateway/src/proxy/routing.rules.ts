import type { DataService } from '@odyssey/contracts';

/** Who answers for the first segment after /v1. What is not listed does not exist outside: `/internal` and `/metrics` cannot be reached. */
const SEGMENTS: Readonly<Record<DataService, readonly string[]>> = {
  auth: ['auth'],
  goals: ['life-areas', 'projects', 'goals', 'tasks', 'plans', 'trash', 'progress', 'achievements'],
  ai: ['conversations', 'stories', 'ai'],
  memory: ['memories'],
  media: ['media'],
  notifications: ['notifications', 'notification-preferences'],
  archival: ['privacy', 'retention-policies'],
};

const OWNERS = new Map(
  Object.entries(SEGMENTS).flatMap(([service, segments]) =>
    segments.map((segment) => [segment, service as DataService] as const),
  ),
);

/** @param url path and query as they arrived */
export function ownerOf(url: string): DataService | undefined {
  if (/^\/\.well-known\/jwks\.json(\?|$)/.test(url)) return 'auth';
  return OWNERS.get(/^\/v1\/([a-z-]+)(?=[/?#]|$)/.exec(url)?.[1] ?? '');
}

/**
 * How long the owner may take to begin its answer, in milliseconds. A model may think for a minute before its first word;
 * everybody else answers from a database.
 */
export function patienceWith(service: DataService): number {
  return service === 'ai' ? 120_000 : 30_000;
}
