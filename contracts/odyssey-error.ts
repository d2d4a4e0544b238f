import { ERRORS, type ErrorCode, type ErrorDef } from './errors.ts';

/** One faulty field, named by JSON pointer (`/tags/0`). */
export interface FieldError {
  pointer: string;
  code: string;
  detail: string;
}

/**
 * An error that a person may read: `detail` says in a sentence what is wrong with this very request.
 * At an HTTP edge it becomes problem+json; in a consumer its kind decides between another try and parking.
 */
export class OdysseyError extends Error {
  override readonly name: string = 'OdysseyError';
  readonly def: ErrorDef;
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ErrorCode,
    detail: string,
    extra: { errors?: readonly FieldError[]; headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(detail, extra.cause === undefined ? undefined : { cause: extra.cause });
    this.def = ERRORS[code];
    this.errors = extra.errors ?? [];
    this.headers = extra.headers ?? {};
  }

  get code(): string {
    return this.def.code;
  }
}
