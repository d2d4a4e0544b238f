export { type ErrorCode, type FieldError, OdysseyError } from '@odyssey/contracts';
export { Caller, type CallerIdentity, CallingService, MaybeCaller, OnBehalfOf } from './access/caller.ts';
export { Introspection } from './access/introspection.ts';
export { beginningOf, hashOfPersonalToken, writePersonalToken } from './access/personal-token.rules.ts';
export {
  PERSONAL_TOKENS,
  type PersonalGrant,
  type PersonalTokenSource,
} from './access/personal-tokens.ts';
export { RecordRevokedSession, RevokedSessions } from './access/revoked-sessions.ts';
export {
  isSecondFactorPending,
  SECOND_FACTOR_PENDING,
  secondFactorRequired,
} from './access/second-factor.ts';
export { remoteKeys, TOKEN_KEYS } from './access/token-keys.ts';
export {
  ACCESS_TOKEN_AUDIENCE,
  EVERY_SCOPE,
  refused,
  TOKEN_ALGORITHM,
  TOKEN_TYPE,
} from './access/tokens.ts';
export { Clock, newId } from './boot/clock.ts';
export {
  type BaseConfig,
  CONFIG,
  ConfigFaults,
  type ConfigOf,
  type LimitClass,
  serviceConfig,
} from './boot/config.ts';
export { libraryMigrations } from './boot/data-source.ts';
export { defineService, type ServiceDefinition } from './boot/definition.ts';
export { type Environment, processEnvironment } from './boot/environment.ts';
export { type MigrateOptions, migrateServices } from './boot/migrate.ts';
export { reactionsOf } from './boot/reactions.ts';
export { runServices } from './boot/run.ts';
export { type RunningService, type StartOptions, startService } from './boot/start.ts';
export {
  type CallAddress,
  type DeclaredCall,
  OutgoingCall,
  outgoingCall,
} from './clients/outgoing-call.ts';
export {
  PeerRefused,
  type PeerStream,
  PeerUnavailable,
  ServiceClient,
  serviceClient,
} from './clients/service-client.ts';
export { ServiceTokens } from './clients/service-tokens.ts';
export { METRICS } from './health/metrics.ts';
export { mergePatch, Page, PageQuery } from './http/dto.ts';
export { IdParam, IfMatch, Input, NameParam, QueryOf } from './http/input.decorators.ts';
export { ProblemFilter } from './http/problem.filter.ts';
export { readInput } from './http/read-input.ts';
export { resetNow } from './http/reset-now.ts';
export {
  Answers,
  BeforeSecondFactor,
  Consumes,
  Fails,
  Internal,
  Public,
  RateLimit,
  RecentLogin,
  Scope,
  ScopeOrHeader,
  ToldOnce,
} from './http/route.decorators.ts';
export { type SentFile, sendFile } from './http/send-file.ts';
export { traceparentOf } from './http/trace.ts';
export { type ExpectedVersion, etagOf, expectVersion } from './http/versions.ts';
export { defineJob, type JobData, type JobDef } from './jobs/define.ts';
export { Jobs } from './jobs/jobs.ts';
export { type JobRun, JobWorker } from './jobs/worker.decorator.ts';
export { Admission, type AdmissionOptions } from './limits/admission.ts';
export { FairQueue } from './limits/fair-queue.ts';
export { networkOf } from './limits/limit.guard.ts';
export { limitHeaders, type Quota, refusalHeaders } from './limits/limit-headers.ts';
export { LocalCounts } from './limits/local-counts.ts';
export { RateLimits } from './limits/rate-limits.ts';
export {
  admit,
  letGoWhenAnswered,
  OVERLOADED,
  pushedBack,
  refuseQuietly,
  shedRequests,
} from './limits/shedding.ts';
export { type PresentedMediaLink, signMediaUrl, verifyMediaUrl } from './media-links/sign.ts';
export { type OpenApiDocument, openApiOf } from './openapi/openapi.ts';
export { type Route, routesOf } from './openapi/routes.ts';
export { Cursors, type Position } from './paging/cursors.ts';
export { type HotStatement, hotRows } from './paging/hot-rows.ts';
export { Fingerprints } from './requests/fingerprint.ts';
export { IdempotencyKeys } from './requests/idempotency-keys.ts';
export { Requests } from './requests/requests.ts';
export { KeySeal } from './seals/key-seal.ts';
export { type StreamMessage, Streams } from './streams/streams.ts';
export { certificateTrouble } from './tls/certificate-trouble.ts';
export { carrierOf, onHttpConnection, speaksTls } from './tls/server-sockets.ts';
