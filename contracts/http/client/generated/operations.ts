// Generated from contracts/http/*.json by `node tools/src/generate.ts`.
import type { Operation } from '../src/operation.ts';
import type { operations } from './api.ts';

export const OPERATIONS: Readonly<Record<keyof operations, Operation>> = {
  Account_open: { method: 'POST', path: '/v1/auth/register', body: 'application/json', answer: 'application/json', open: true },
  Achievements_list: { method: 'GET', path: '/v1/achievements', answer: 'application/json' },
  Conversations_list: { method: 'GET', path: '/v1/conversations', answer: 'application/json' },
  Conversations_messages: { method: 'GET', path: '/v1/conversations/{id}/messages', answer: 'application/json' },
  Conversations_open: { method: 'POST', path: '/v1/conversations', body: 'application/json', answer: 'application/json', idempotencyKey: true },
  Conversations_read: { method: 'GET', path: '/v1/conversations/{id}', answer: 'application/json' },
  Conversations_say: { method: 'POST', path: '/v1/conversations/{id}/messages', body: 'application/json', answer: 'application/json', idempotencyKey: true },
  Emails_askToChange: { method: 'POST', path: '/v1/auth/email/change', body: 'application/json', idempotencyKey: true },
  Emails_askToVerify: { method: 'POST', path: '/v1/auth/email/verification', idempotencyKey: true },
  Emails_verify: { method: 'POST', path: '/v1/auth/email/verify', body: 'application/json', answer: 'application/json', open: true },
  Erasure_request: { method: 'DELETE', path: '/v1/auth/me', answer: 'application/json' },
  Erasures_cancel: { method: 'DELETE', path: '/v1/privacy/erasures/{id}' },
  Erasures_read: { method: 'GET', path: '/v1/privacy/erasures/{id}', answer: 'application/json' },
  Erasures_schedule: { method: 'POST', path: '/v1/privacy/erasures', body: 'application/json', answer: 'application/json' },
  Exports_download: { method: 'GET', path: '/v1/privacy/exports/{id}/download', answer: 'application/zip' },
  Exports_read: { method: 'GET', path: '/v1/privacy/exports/{id}', answer: 'application/json' },
  Exports_request: { method: 'POST', path: '/v1/privacy/exports', body: 'application/json', answer: 'application/json', idempotencyKey: true },
  Goals_create: { method: 'POST', path: '/v1/goals', body: 'application/json', answer: 'application/json', idempotencyKey: true },
  Goals_find: { method: 'GET', path: '/v1/goals/{id}', answer: 'application/json' },
  Goals_list: { method: 'GET', path: '/v1/goals', answer: 'application/json' },
  Goals_remove: { method: 'DELETE', path: '/v1/goals/{id}' },
  Goals_update: { method: 'PATCH', path: '/v1/goals/{id}', body: 'application/merge-patch+json', answer: 'application/json' },
  Identities_begin: { method: 'POST', path: '/v1/auth/identities/{provider}/authorize', body: 'application/json', answer: 'application/json' },
  Identities_link: { method: 'POST', path: '/v1/auth/identities/{provider}/callback', body: 'application/json', answer: 'application/json' },
  Identities_list: { method: 'GET', path: '/v1/auth/identities', answer: 'application/json' },
  Identities_unlink: { method: 'DELETE', path: '/v1/auth/identities/{id}' },
  Inbox_follow: { method: 'GET', path: '/v1/notifications/stream', answer: 'text/event-stream' },
  Inbox_list: { method: 'GET', path: '/v1/notifications', answer: 'application/json' },
  Inbox_read: { method: 'POST', path: '/v1/notifications/{id}/read', answer: 'application/json', idempotencyKey: true },
  Inbox_readAll: { method: 'POST', path: '/v1/notifications/read-all', answer: 'application/json', idempotencyKey: true },
  Keys_read: { method: 'GET', path: '/.well-known/jwks.json', answer: 'application/json', open: true },
  LifeAreas_create: { method: 'POST', path: '/v1/life-areas', body: 'application/json', answer: 'application/json', idempotencyKey: true },
  LifeAreas_find: { method: 'GET', path: '/v1/life-areas/{id}', answer: 'application/json' },
  LifeAreas_list: { method: 'GET', path: '/v1/life-areas', answer: 'application/json' },
  LifeAreas_remove: { method: 'DELETE', path: '/v1/life-areas/{id}' },
  LifeAreas_update: { method: 'PATCH', path: '/v1/life-areas/{id}', body: 'application/merge-patch+json', answer: 'application/json' },
  MediaContent_show: { method: 'GET', path: '/v1/media/{id}/content', answer: 'image/*', open: true },
  Media_list: { method: 'GET', path: '/v1/media', answer: 'application/json' },
  Media_patch: { method: 'PATCH', path: '/v1/media/{id}', body: 'application/merge-patch+json', answer: 'application/json' },
  Media_read: { method: 'GET', path: '/v1/media/{id}', answer: 'application/json' },
  Media_remove: { method: 'DELETE', path: '/v1/media/{id}' },
  Media_upload: { method: 'POST', path: '/v1/media', body: 'multipart/form-data', answer: 'application/json', idempotencyKey: true },
  Memories_create: { method: 'POST', path: '/v1/memories', body: 'application/json', answer: 'application/json', idempotencyKey: true },
  Memories_delete: { method: 'DELETE', path: '/v1/memories/{id}' },
  Memories_edit: { method: 'PATCH', path: '/v1/memories/{id}', body: 'application/merge-patch+json', answer: 'application/json' },
  Memories_list: { method: 'GET', path: '/v1/memories', answer: 'application/json' },
  Memories_read: { method: 'GET', path: '/v1/memories/{id}', answer: 'application/json' },
  Mfa_begin: { method: 'POST', path: '/v1/auth/mfa/totp', answer: 'application/json' },
  Mfa_confirm: { method: 'POST', path: '/v1/auth/mfa/totp/{id}/confirm', body: 'application/json', answer: 'application/json' },
  Mfa_read: { method: 'GET', path: '/v1/auth/mfa', answer: 'application/json' },
  Mfa_remove: { method: 'DELETE', path: '/v1/auth/mfa/totp/{id}' },
  Mfa_renew: { method: 'POST', path: '/v1/auth/mfa/recovery-codes', answer: 'application/json' },
  OidcReauthentication_begin: { method: 'POST', path: '/v1/auth/reauthenticate/{provider}/authorize', body: 'application/json', answer: 'application/json' },
  OidcReauthentication_finish: { method: 'POST', path: '/v1/auth/reauthenticate/{provider}/callback', body: 'application/json', answer: 'application/json' },
  Oidc_begin: { method: 'POST', path: '/v1/auth/oidc/{provider}/authorize', body: 'application/json', answer: 'application/json', open: true },
  Oidc_finish: { method: 'POST', path: '/v1/auth/oidc/{provider}/callback', body: 'application/json', answer: 'application/json', open: true },
  Oidc_list: { method: 'GET', path: '/v1/auth/oidc/providers', answer: 'application/json', open: true },
  PasskeyLogIn_begin: { method: 'POST', path: '/v1/auth/passkeys/log-in', body: 'application/json', answer: 'application/json', open: true },
  PasskeyLogIn_prepare: { method: 'POST', path: '/v1/auth/passkeys/log-in/options', answer: 'application/json', open: true },
  Passkeys_add: { method: 'POST', path: '/v1/auth/passkeys', body: 'application/json', answer: 'application/json', idempotencyKey: true },
  Passkeys_list: { method: 'GET', path: '/v1/auth/passkeys', answer: 'application/json' },
  Passkeys_prepare: { method: 'POST', path: '/v1/auth/passkeys/options', answer: 'application/json' },
  Passkeys_remove: { method: 'DELETE', path: '/v1/auth/passkeys/{id}' },
  Passkeys_rename: { method: 'PATCH', path: '/v1/auth/passkeys/{id}', body: 'application/merge-patch+json', answer: 'application/json' },
  Passwords_change: { method: 'POST', path: '/v1/auth/password/change', body: 'application/json', idempotencyKey: true },
  Passwords_forgot: { method: 'POST', path: '/v1/auth/password/forgot', body: 'application/json', open: true },
  Passwords_reset: { method: 'POST', path: '/v1/auth/password/reset', body: 'application/json', open: true },
  PersonalTokens_list: { method: 'GET', path: '/v1/auth/tokens', answer: 'application/json' },
  PersonalTokens_make: { method: 'POST', path: '/v1/auth/tokens', body: 'application/json', answer: 'application/json' },
  PersonalTokens_revoke: { method: 'DELETE', path: '/v1/auth/tokens/{id}' },
  Plans_accept: { method: 'POST', path: '/v1/plans/{id}/accept', body: 'application/json', answer: 'application/json', idempotencyKey: true },
  Plans_find: { method: 'GET', path: '/v1/plans/{id}', answer: 'application/json' },
  Plans_reject: { method: 'POST', path: '/v1/plans/{id}/reject', answer: 'application/json', idempotencyKey: true },
  Plans_request: { method: 'POST', path: '/v1/goals/{id}/plans', answer: 'application/json', idempotencyKey: true },
  Preferences_read: { method: 'GET', path: '/v1/notification-preferences', answer: 'application/json' },
  Preferences_replace: { method: 'PUT', path: '/v1/notification-preferences', body: 'application/json', answer: 'application/json' },
  Profile_edit: { method: 'PATCH', path: '/v1/auth/me', body: 'application/merge-patch+json', answer: 'application/json' },
  Profile_read: { method: 'GET', path: '/v1/auth/me', answer: 'application/json' },
  Progress_ofGoal: { method: 'GET', path: '/v1/goals/{id}/progress', answer: 'application/json' },
  Progress_summary: { method: 'GET', path: '/v1/progress/summary', answer: 'application/json' },
  Projects_create: { method: 'POST', path: '/v1/projects', body: 'application/json', answer: 'application/json', idempotencyKey: true },
  Projects_find: { method: 'GET', path: '/v1/projects/{id}', answer: 'application/json' },
  Projects_list: { method: 'GET', path: '/v1/projects', answer: 'application/json' },
  Projects_remove: { method: 'DELETE', path: '/v1/projects/{id}' },
  Projects_update: { method: 'PATCH', path: '/v1/projects/{id}', body: 'application/merge-patch+json', answer: 'application/json' },
  Providers_list: { method: 'GET', path: '/v1/ai/providers', answer: 'application/json' },
  Reauthentication_renew: { method: 'POST', path: '/v1/auth/reauthenticate', body: 'application/json', answer: 'application/json' },
  Recall_context: { method: 'POST', path: '/v1/memories/context', body: 'application/json', answer: 'application/json', idempotencyKey: true },
  Recall_search: { method: 'POST', path: '/v1/memories/search', body: 'application/json', answer: 'application/json', idempotencyKey: true },
  Retention_list: { method: 'GET', path: '/v1/retention-policies', answer: 'application/json' },
  Scopes_list: { method: 'GET', path: '/v1/auth/scopes', answer: 'application/json', open: true },
  SecurityEvents_list: { method: 'GET', path: '/v1/auth/security-events', answer: 'application/json' },
  Session_begin: { method: 'POST', path: '/v1/auth/login', body: 'application/json', answer: 'application/json', open: true },
  Session_end: { method: 'POST', path: '/v1/auth/logout', idempotencyKey: true },
  Session_refresh: { method: 'POST', path: '/v1/auth/refresh', body: 'application/json', answer: 'application/json', open: true },
  Sessions_end: { method: 'DELETE', path: '/v1/auth/sessions/{id}' },
  Sessions_endAll: { method: 'DELETE', path: '/v1/auth/sessions' },
  Sessions_read: { method: 'GET', path: '/v1/auth/sessions', answer: 'application/json' },
  Sessions_rename: { method: 'PATCH', path: '/v1/auth/sessions/{id}', body: 'application/merge-patch+json', answer: 'application/json' },
  Stories_list: { method: 'GET', path: '/v1/stories', answer: 'application/json' },
  Stories_read: { method: 'GET', path: '/v1/stories/{id}', answer: 'application/json' },
  Stories_regenerate: { method: 'POST', path: '/v1/stories/{id}/regenerate', answer: 'application/json', idempotencyKey: true },
  Stories_remove: { method: 'DELETE', path: '/v1/stories/{id}' },
  Stories_tell: { method: 'POST', path: '/v1/stories', body: 'application/json', answer: 'application/json', idempotencyKey: true },
  Tasks_complete: { method: 'POST', path: '/v1/tasks/{id}/complete', answer: 'application/json', idempotencyKey: true },
  Tasks_create: { method: 'POST', path: '/v1/tasks', body: 'application/json', answer: 'application/json', idempotencyKey: true },
  Tasks_find: { method: 'GET', path: '/v1/tasks/{id}', answer: 'application/json' },
  Tasks_list: { method: 'GET', path: '/v1/tasks', answer: 'application/json' },
  Tasks_remove: { method: 'DELETE', path: '/v1/tasks/{id}' },
  Tasks_reopen: { method: 'POST', path: '/v1/tasks/{id}/reopen', answer: 'application/json', idempotencyKey: true },
  Tasks_update: { method: 'PATCH', path: '/v1/tasks/{id}', body: 'application/merge-patch+json', answer: 'application/json' },
  Trash_list: { method: 'GET', path: '/v1/trash', answer: 'application/json' },
  Trash_restore: { method: 'POST', path: '/v1/trash/{id}/restore', answer: 'application/json', idempotencyKey: true },
  Usage_read: { method: 'GET', path: '/v1/ai/usage', answer: 'application/json' },
};

export type ErrorCode =
  | 'address_too_long'
  | 'body_too_large'
  | 'common_password'
  | 'dependency_cycle'
  | 'email_already_verified'
  | 'email_taken'
  | 'erasure_already_scheduled'
  | 'erasure_not_cancellable'
  | 'export_expired'
  | 'export_not_ready'
  | 'goal_cancelled'
  | 'headers_too_large'
  | 'idempotency_in_flight'
  | 'idempotency_key_reused'
  | 'identity_not_linked'
  | 'identity_refused'
  | 'identity_taken'
  | 'identity_without_email'
  | 'insufficient_scope'
  | 'internal_error'
  | 'invalid_mail_token'
  | 'invalid_oidc_flow'
  | 'invalid_passkey'
  | 'invalid_redirect_uri'
  | 'invalid_refresh_token'
  | 'invalid_request'
  | 'last_way_in'
  | 'mail_not_configured'
  | 'malformed_cursor'
  | 'malformed_id'
  | 'malformed_json'
  | 'malformed_request'
  | 'media_file_missing'
  | 'media_link_invalid'
  | 'media_quota_exceeded'
  | 'media_too_large'
  | 'media_too_many_frames'
  | 'media_too_many_pixels'
  | 'media_type_mismatch'
  | 'media_type_unknown'
  | 'media_undecodable'
  | 'memory_words_fixed'
  | 'method_not_allowed'
  | 'mfa_not_enabled'
  | 'mfa_required'
  | 'not_found'
  | 'nothing_to_tell'
  | 'parent_in_trash'
  | 'passkey_refused'
  | 'plan_not_proposed'
  | 'precondition_required'
  | 'project_cancelled'
  | 'provider_unavailable'
  | 'range_not_satisfiable'
  | 'rate_limited'
  | 'reauthentication_required'
  | 'request_timeout'
  | 'second_factor_required'
  | 'service_unavailable'
  | 'stale_version'
  | 'story_not_ready'
  | 'task_cancelled'
  | 'too_many_passkeys'
  | 'too_many_tokens'
  | 'unauthenticated'
  | 'unknown_step'
  | 'unsupported_media_type'
  | 'upstream_timeout'
  | 'upstream_unavailable'
  | 'wrong_code'
  | 'wrong_credentials';
