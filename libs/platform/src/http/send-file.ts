import { type FileHandle, open } from 'node:fs/promises';
import { finished } from 'node:stream';
import { OdysseyError } from '@odyssey/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { byteRange } from './byte-range.ts';
import { noneMatch } from './versions.ts';

export interface SentFile {
  readonly path: string;
  readonly contentType: string;
  /** Quoted, and strong: it changes whenever a byte does. */
  readonly etag: string;
  readonly cacheControl: string;
  /** The name that a browser saves it under; without one it is shown. */
  readonly saveAs?: string;
}

/**
 * Answers with a file: 200, 206 for a Range (once its If-Range holds), 304, or 416. What people have sent is
 * never guessed at nor run by a browser. Resolves when the answer has begun: how fast it is read holds up nothing else.
 * @throws not_found when the file is gone
 */
export async function sendFile(request: FastifyRequest, reply: FastifyReply, file: SentFile): Promise<void> {
  void reply.headers({
    'accept-ranges': 'bytes',
    'cache-control': file.cacheControl,
    'content-disposition': file.saveAs ? `attachment; filename="${file.saveAs}"` : 'inline',
    'content-security-policy': "default-src 'none'; sandbox",
    etag: file.etag,
    'x-content-type-options': 'nosniff',
  });
  if (noneMatch(request.headers['if-none-match'], file.etag)) {
    await reply.status(304).send();
    return;
  }
  const handle = await opened(file.path);
  try {
    const { size } = await handle.stat();
    const part = ifRangeHolds(request, file.etag) ? byteRange(request.headers.range, size) : undefined;
    const length = part ? part.end - part.start + 1 : size;
    if (part) void reply.status(206).header('content-range', `bytes ${part.start}-${part.end}/${size}`);
    void reply.type(file.contentType).header('content-length', length);
    if (request.method === 'HEAD' || length === 0) {
      await handle.close();
      await reply.send();
      return;
    }
    const begun = begins(reply);
    // The stream closes the handle, whether it is read to its end or not.
    void reply.send(handle.createReadStream(part));
    await begun;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Resolves with the first bytes of the answer, or its end: Fastify takes a route that is over before for one that has said nothing. */
const begins = ({ raw }: FastifyReply) =>
  new Promise<void>((resolve) => {
    raw.once('pipe', (source) => source.once('data', () => resolve()));
    // Its caller may have left before: no event tells of that any more.
    finished(raw, () => resolve());
  });

const ifRangeHolds = ({ headers }: FastifyRequest, etag: string) =>
  headers['if-range'] === undefined || headers['if-range'] === etag;

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new OdysseyError('not_found', 'The file is gone.');
    throw error;
  }
}
