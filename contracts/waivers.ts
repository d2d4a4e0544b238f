import type { ErrorCode } from './errors.ts';
import type { DataService } from './services.ts';

/** An answer of a route that has no contract, with the reason, and until when that is in order. */
export interface Waiver {
  readonly provider: DataService;
  /** The `operationId` of its OpenAPI document. */
  readonly operation: string;
  readonly status: number;
  readonly code?: ErrorCode;
  readonly reason: string;
  /** The last day on which the build accepts it, `YYYY-MM-DD`. */
  readonly expires: string;
}

/** At most a handful: what cannot be shown to a consumer without breaking the provider's real parts. */
export const WAIVERS: readonly Waiver[] = [
  {
    provider: 'media',
    operation: 'Media_upload',
    status: 422,
    code: 'invalid_request',
    reason:
      'It is about the fields of the form, and Pact writes forms with files only: services/media/test/upload.int-spec.ts sends them.',
    expires: '2027-05-31',
  },
  {
    provider: 'notifications',
    operation: 'Inbox_follow',
    status: 200,
    reason:
      'An answer without an end: Pact’s verifier waits for it for ever. services/notifications/test/stream.int-spec.ts reads it.',
    expires: '2027-05-31',
  },
];
