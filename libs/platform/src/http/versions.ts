import { OdysseyError } from '@odyssey/contracts';

/** The row version that a caller has read, or `*` for whatever is there. */
export type ExpectedVersion = '*' | number;

/** The strong ETag of a row version. */
export const etagOf = (version: number): string => `"${version}"`;

/** @throws precondition_required when there is none; stale_version when it can be no ETag of ours. */
export function readIfMatch(header: string | undefined): ExpectedVersion {
  const given = header?.trim();
  if (!given)
    throw new OdysseyError('precondition_required', 'Send If-Match with the ETag of what you read.');
  if (given === '*') return '*';
  const version = /^"(\d{1,15})"$/.exec(given)?.[1];
  if (!version) throw new OdysseyError('stale_version', `${given.slice(0, 100)} is not the current ETag.`);
  return Number(version);
}

/** @throws stale_version when the row has changed since the caller read it. */
export function expectVersion(row: { version: number }, expected: ExpectedVersion): void {
  if (expected === '*' || expected === row.version) return;
  throw new OdysseyError(
    'stale_version',
    `You read version ${expected}, it is at version ${row.version} now.`,
    {
      headers: { etag: etagOf(row.version) },
    },
  );
}

/** True when the ETag is among those of If-None-Match, compared weakly as RFC 9110 asks. */
export function noneMatch(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
