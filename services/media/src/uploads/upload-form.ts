import type { Readable } from 'node:stream';
import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import { ERRORS, OdysseyError } from '@odyssey/contracts';
import { readInput } from '@odyssey/platform';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { UploadFields } from '../assets/asset.dto.ts';
import { type Claim, claimedType } from '../inspection/inspect.rules.ts';
import type { SentFile } from '../storage/media-disk.ts';

export interface UploadedForm {
  sent: SentFile;
  claim: Claim;
  fields: z.output<typeof UploadFields>;
}

/** Where the bytes of a form go while it is read, and how they are taken back. */
export interface FormSink {
  receive(body: Readable): Promise<SentFile>;
  discard(path: string): Promise<void>;
}

/** Room for the other fields and the boundaries, in bytes. */
const FORM_OVERHEAD = 64 * 1024;

/**
 * Reads a form whose parts come in any order. Whatever is wrong with it, its file is then not kept.
 * @throws media_file_missing, media_too_large, media_type_unknown, invalid_request, malformed_request for a cut body
 */
export async function readUploadForm(
  request: FastifyRequest,
  sink: FormSink,
  maxBytes: number,
): Promise<UploadedForm> {
  if (!request.isMultipart())
    throw new OdysseyError('unsupported_media_type', 'Send multipart/form-data with one part named file.');
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + FORM_OVERHEAD)
    throw new FileTooLarge(maxBytes);
  const fields: Record<string, unknown> = {};
  let file: Pick<UploadedForm, 'sent' | 'claim'> | undefined;
  try {
    const limits = { fileSize: maxBytes, files: 1, fields: 10, fieldSize: 4096, parts: 12 };
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') file = await readFile(part, sink, maxBytes);
      else addField(fields, part);
    }
    if (!file) throw new OdysseyError('media_file_missing', 'The form has no part named file.');
    return { ...file, fields: readInput(UploadFields, fields) };
  } catch (error) {
    if (file) await sink.discard(file.sent.path);
    throw asFormError(error, maxBytes);
  }
}

async function readFile(part: MultipartFile, sink: FormSink, maxBytes: number) {
  if (part.fieldname !== 'file')
    throw new OdysseyError(
      'media_file_missing',
      `The file is in the part ${JSON.stringify(part.fieldname)}; it belongs in file.`,
    );
  const claim = { contentType: part.mimetype, fileName: part.filename };
  claimedType(claim);
  const sent = await sink.receive(part.file);
  if (!part.file.truncated && sent.bytes > 0) return { sent, claim };
  await sink.discard(sent.path);
  throw part.file.truncated
    ? new FileTooLarge(maxBytes)
    : new OdysseyError('media_undecodable', 'The file is empty.');
}

/** A field that comes twice reads as a list, which no field of the form is. */
function addField(fields: Record<string, unknown>, { fieldname, value }: MultipartValue): void {
  fields[fieldname] = fieldname in fields ? [fields[fieldname], value] : value;
}

class FileTooLarge extends OdysseyError {
  constructor(maxBytes: number) {
    // The rest of the body is not read: the connection could not be used again.
    super('media_too_large', `A file may have at most ${maxBytes} bytes.`, {
      headers: { connection: 'close' },
    });
  }
}

function asFormError(error: unknown, maxBytes: number): unknown {
  if (error instanceof OdysseyError) return error;
  const { code } = error as { code?: string };
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new FileTooLarge(maxBytes);
  if (code === 'FST_FILES_LIMIT')
    return new OdysseyError('invalid_request', 'A form brings one file; send one form for each.', {
      errors: [{ pointer: '/file', code: 'too_many', detail: ERRORS.media_file_missing.help }],
    });
  if (code?.startsWith('FST_') || isDiskError(code)) return error;
  return new OdysseyError('malformed_request', 'The form ended before it was whole.', { cause: error });
}

const isDiskError = (code: string | undefined) =>
  /^(ENOSPC|EDQUOT|EIO|EACCES|EROFS|EMFILE)$/.test(code ?? '');
