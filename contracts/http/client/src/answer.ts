/** What came back. */
export interface Answer<Data> {
  readonly data: Data;
  readonly status: number;
  /** The version of what was read or written. */
  readonly etag: string | undefined;
  readonly headers: Headers;
}

/**
 * Which version is meant: a former answer, anything that has a `version`, or an ETag as it stands. `'*'` is whatever there is,
 * and may overwrite what somebody else has changed meanwhile.
 */
export type Version = string | { readonly etag: string | undefined } | { readonly version: number };

/** @throws TypeError for an answer that had no ETag. */
export function etagOf(version: Version): string {
  if (typeof version === 'string') return version;
  if ('etag' in version) {
    if (version.etag === undefined)
      throw new TypeError('this answer has no ETag: read the thing itself first');
    return version.etag;
  }
  return `"${version.version}"`;
}
