import { HttpException } from '@nestjs/common';
import { type ErrorCode, OdysseyError } from '@odyssey/contracts';
import { PersonErased } from '@odyssey/events';
import { refused } from '../access/tokens.ts';

/** What Fastify and its plug-ins report, as codes of ours. */
const FASTIFY: Record<string, ErrorCode> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_request',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported_media_type',
  FST_REQ_FILE_TOO_LARGE: 'body_too_large',
  FST_PARTS_LIMIT: 'body_too_large',
  FST_FILES_LIMIT: 'body_too_large',
  FST_FIELDS_LIMIT: 'body_too_large',
  FST_ERR_BAD_URL: 'malformed_request',
  FST_ERR_MAX_PARAM_LENGTH: 'malformed_request',
};

const STATUS: Record<number, ErrorCode> = {
  400: 'malformed_request',
  401: 'unauthenticated',
  403: 'insufficient_scope',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  413: 'body_too_large',
  414: 'address_too_long',
  415: 'unsupported_media_type',
  422: 'invalid_request',
  429: 'rate_limited',
  431: 'headers_too_large',
  503: 'service_unavailable',
};

/** Lock not in time, serialisation, deadlock, statement cancelled, too many connections, server going down or up. */
const DATABASE_BUSY = /^(55P03|40001|40P01|57014|53\d{3}|57P0[1-5]|08\w{3}|25P0[34])$/;
const NETWORK = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const CONNECTION_LOST =
  /Connection terminated|timeout exceeded when trying to connect|connection error and is not queryable|Driver not Connected|Query read timeout|Query runner already released/i;
/** No room on a disk of ours, or none that may be written to. */
const DISK_FULL = /^(ENOSPC|EDQUOT|EROFS)$/;
/** Text that the database cannot hold: a NUL or a broken character that no schema refused. */
const UNSTORABLE_TEXT = /^(22021|22P05)$/;

interface Coded {
  code?: unknown;
  cause?: unknown;
  statusCode?: unknown;
  driverError?: { code?: unknown };
  message?: unknown;
}

/** Any error as one that a caller may see; what is not known stays hidden behind `internal_error`. */
export function asOdysseyError(error: unknown): OdysseyError {
  if (error instanceof OdysseyError) return error;
  // The guard looked before the request waited for its turn: an erasure had its turn in between.
  if (error instanceof PersonErased) return refused('Its session has ended.');
  return (
    fromFastify(error) ?? fromDatabase(error) ?? fromDisk(error) ?? fromStatus(error) ?? unexpected(error)
  );
}

function fromFastify(error: unknown): OdysseyError | undefined {
  const { code, cause, message } = (error ?? {}) as Coded;
  const inner = (cause ?? {}) as Coded;
  const known = [code, inner.code].find((one): one is string => typeof one === 'string' && one in FASTIFY);
  const mapped = known && FASTIFY[known];
  if (!mapped) return undefined;
  const said = String(inner.message ?? message ?? '');
  return new OdysseyError(
    mapped,
    mapped === 'malformed_json' ? 'The body is not valid JSON.' : sentence(said),
  );
}

function fromDatabase(error: unknown): OdysseyError | undefined {
  const { code, driverError, message } = (error ?? {}) as Coded;
  const state = String(driverError?.code ?? code ?? '');
  if (DATABASE_BUSY.test(state) || NETWORK.test(state) || CONNECTION_LOST.test(String(message ?? ''))) {
    return new OdysseyError('service_unavailable', 'What this needs did not answer in time.', {
      cause: error,
    });
  }
  if (UNSTORABLE_TEXT.test(state)) {
    return new OdysseyError('invalid_request', 'A text contains a character that cannot be stored.', {
      cause: error,
    });
  }
  return undefined;
}

function fromDisk(error: unknown): OdysseyError | undefined {
  if (!DISK_FULL.test(String(((error ?? {}) as Coded).code ?? ''))) return undefined;
  return new OdysseyError('service_unavailable', 'There is no room to keep this right now.', {
    headers: { 'retry-after': '60' },
    cause: error,
  });
}

function fromStatus(error: unknown): OdysseyError | undefined {
  const status =
    error instanceof HttpException ? error.getStatus() : Number((error as Coded | null)?.statusCode);
  const code = STATUS[status] ?? (status >= 400 && status < 500 ? 'malformed_request' : undefined);
  return code && new OdysseyError(code, sentence(String((error as Error).message)), { cause: error });
}

const unexpected = (error: unknown) =>
  new OdysseyError('internal_error', 'Something failed on our side; it has been noted.', { cause: error });

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  errors?: readonly { pointer: string; code: string; detail: string }[];
  traceId: string;
}

/** The RFC 9457 body of an error. */
export function problemOf(
  error: OdysseyError,
  at: { publicUrl: string; path: string; traceId: string },
): Problem {
  return {
    type: `${at.publicUrl}/errors/${error.def.code}`,
    title: error.def.title,
    status: error.def.status,
    detail: error.message,
    instance: at.path,
    code: error.def.code,
    ...(error.errors.length > 0 ? { errors: error.errors } : {}),
    traceId: at.traceId,
  };
}
