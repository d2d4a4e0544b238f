import { describeRest, missing, type RestCase } from '@odyssey/testing/pact';
import type { states } from './states.ts';

type State = keyof typeof states;
type Case = RestCase<State>;

const path = { id: '{erasureId}' };
const scheduled = { given: 'an erasure that is scheduled', path } as const;
const ifRead = { 'if-match': '{etag}' };

const erasures: Case[] = [
  { operation: 'Erasures_schedule', status: 202, given: 'a person', body: {} },
  {
    operation: 'Erasures_schedule',
    status: 409,
    code: 'erasure_already_scheduled',
    given: 'an erasure that is scheduled',
    body: {},
  },
  {
    operation: 'Erasures_schedule',
    status: 422,
    code: 'invalid_request',
    given: 'a person',
    body: { coolOffSeconds: -1 },
  },
  { operation: 'Erasures_read', status: 200, ...scheduled },
  {
    operation: 'Erasures_read',
    status: 200,
    variant: 'for its receipt',
    given: 'an erasure and its receipt',
    path,
    headers: { 'erasure-receipt': '{receipt}' },
  },
  { operation: 'Erasures_read', status: 304, ...scheduled, headers: { 'if-none-match': '{etag}' } },
  ...missing<State>('Erasures_read', 'a person'),
  { operation: 'Erasures_cancel', status: 204, ...scheduled, headers: ifRead },
  {
    operation: 'Erasures_cancel',
    status: 409,
    code: 'erasure_not_cancellable',
    given: 'an erasure that begins this very moment',
    path,
    headers: { 'if-match': '*' },
  },
  {
    operation: 'Erasures_cancel',
    status: 412,
    code: 'stale_version',
    ...scheduled,
    headers: { 'if-match': '"999"' },
  },
  ...missing<State>('Erasures_cancel', 'a person', { headers: { 'if-match': '*' } }),
];

const id = '{exportId}';
const ready = { given: 'an export that is ready', path: { id } } as const;
const exports: Case[] = [
  { operation: 'Exports_request', status: 202, given: 'a person' },
  {
    operation: 'Exports_request',
    status: 409,
    code: 'erasure_already_scheduled',
    given: 'an erasure that begins this very moment',
  },
  {
    operation: 'Exports_request',
    status: 422,
    code: 'invalid_request',
    given: 'a person',
    body: { all: true },
  },
  { operation: 'Exports_read', status: 200, ...ready },
  { operation: 'Exports_read', status: 304, ...ready, headers: { 'if-none-match': '{etag}' } },
  ...missing<State>('Exports_read', 'a person'),
  { operation: 'Exports_download', status: 200, ...ready },
  { operation: 'Exports_download', status: 206, ...ready, headers: { range: 'bytes=0-3' } },
  {
    operation: 'Exports_download',
    status: 304,
    ...ready,
    headers: { 'if-none-match': '"{exportId}"' },
  },
  {
    operation: 'Exports_download',
    status: 409,
    code: 'export_not_ready',
    given: 'an export under way',
    path: { id },
  },
  {
    operation: 'Exports_download',
    status: 410,
    code: 'export_expired',
    given: 'an export that has expired',
    path: { id },
  },
  {
    operation: 'Exports_download',
    status: 416,
    code: 'range_not_satisfiable',
    ...ready,
    headers: { range: 'bytes=99999999-' },
  },
  ...missing<State>('Exports_download', 'a person'),
];

const retention: Case[] = [{ operation: 'Retention_list', status: 200, given: 'a person' }];

describeRest('archival', [...erasures, ...exports, ...retention]);
