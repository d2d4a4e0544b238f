import type { TokenCount } from './language-model.ts';

export type FailureCode =
  | 'unreachable'
  | 'rate_limited'
  | 'quota_exhausted'
  | 'rejected'
  | 'server_error'
  | 'headers_timeout'
  | 'first_token_timeout'
  | 'idle_timeout'
  | 'total_timeout'
  | 'broken_stream'
  | 'truncated'
  | 'content_filter'
  | 'aborted';

/** An attempt that brought no whole answer. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure';
  readonly code: FailureCode;
  /** What had arrived before it broke; never shown as an answer. */
  readonly partial: string;
  readonly tokens: TokenCount | undefined;

  /** The provider's own error is not kept as a cause: it holds the prompt, and causes end up in logs. */
  constructor(
    code: FailureCode,
    message: string,
    extra: { partial?: string; tokens?: TokenCount | undefined } = {},
  ) {
    super(message);
    this.code = code;
    this.partial = extra.partial ?? '';
    this.tokens = extra.tokens;
  }
}
