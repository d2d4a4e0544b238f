import { describe, expect, it } from '@jest/globals';
import { DATA_SERVICES } from '@odyssey/contracts';
import { unchanged } from '@odyssey/events';
import type { ExportEntity } from './export.entity.ts';
import {
  completeExport,
  expireExport,
  failExport,
  pendingParts,
  recordPart,
  requestExport,
} from './export.rules.ts';

const now = new Date('2026-05-04T07:40:00Z');
const aWeekLater = new Date('2026-05-11T07:40:00Z');

function anExport(given: Partial<ExportEntity> = {}): ExportEntity {
  return {
    id: '01890000-0000-7000-8000-000000000011',
    ownerId: '01890000-0000-7000-8000-00000000face',
    status: 'requested',
    services: pendingParts(),
    bytes: null,
    failureCode: null,
    failureDetail: null,
    completedAt: null,
    expiresAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...given,
  };
}

describe('an export', () => {
  it('names all seven services from the start', () => {
    expect(requestExport(anExport(), now).state.services.map(({ service }) => service)).toEqual([
      ...DATA_SERVICES,
    ]);
  });

  it('remembers the last word on each part', () => {
    const failed = recordPart(anExport(), 'goals', 'failed').state;
    expect(failed).toMatchObject({ status: 'collecting' });
    expect(failed.services[1]).toEqual({ service: 'goals', status: 'failed', counts: {} });
    const collected = recordPart(failed, 'goals', { collected: { tasks: 3 } }).state;
    expect(collected.services[1]).toEqual({ service: 'goals', status: 'collected', counts: { tasks: 3 } });
  });

  it('is kept for seven days once it is ready', () => {
    const done = completeExport(anExport({ status: 'collecting' }), 90_211, now);
    expect(done.state).toMatchObject({
      status: 'ready',
      bytes: '90211',
      completedAt: now,
      expiresAt: aWeekLater,
    });
    expect(done.events[0]?.data).toMatchObject({ bytes: 90_211, expiresAt: aWeekLater.toISOString() });
    expect(expireExport(done.state, now).changed).toBe(false);
    expect(expireExport(done.state, aWeekLater).state.status).toBe('expired');
  });

  it.each(['ready', 'failed', 'expired'] as const)(
    'that is %s changes no more by what comes late',
    (status) => {
      const over = anExport({ status, expiresAt: null });
      for (const change of [
        recordPart(over, 'goals', 'failed'),
        completeExport(over, 1, now),
        failExport(over, { code: 'export_incomplete', detail: 'Late.' }),
        expireExport(over, now),
      ])
        expect(change).toEqual(unchanged(over));
    },
  );
});
