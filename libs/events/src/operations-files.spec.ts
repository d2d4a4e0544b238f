import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ERRORS } from '@odyssey/contracts';
import { parser } from '@prometheus-io/lezer-promql';
import { Registry } from 'prom-client';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Dispatcher } from './consumer/dispatcher.ts';
import { Handlers } from './consumer/handlers.ts';
import { registerEventMetrics } from './event-metrics.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(REPOSITORY, path), 'utf8');

const Rules = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      interval: z
        .string()
        .regex(/^\d+[smhd]$/)
        .optional(),
      rules: z.array(
        z.strictObject({
          alert: z.string().regex(/^Odyssey[A-Z]\w+$/),
          expr: z.string(),
          for: z
            .string()
            .regex(/^\d+[smhd]$/)
            .optional(),
          labels: z.strictObject({ severity: z.enum(['warning', 'critical']) }),
          annotations: z.strictObject({
            summary: z.string().min(20),
            description: z.string().min(20),
            runbook_url: z.string().regex(/^docs\/runbooks\/[a-z-]+\.md$/),
          }),
        }),
      ),
    }),
  ),
});

/** The board's own variable: whoever imports it says where their Prometheus is. */
const CHOSEN = /^\$\{datasource\}$/;
const Source = z.strictObject({ type: z.literal('prometheus'), uid: z.string().regex(CHOSEN) });
const Panel = z.looseObject({
  id: z.int().positive(),
  type: z.enum(['row', 'stat', 'timeseries']),
  title: z.string().min(3),
  gridPos: z.strictObject({ x: z.int(), y: z.int(), w: z.int(), h: z.int() }),
  datasource: Source.optional(),
  targets: z
    .array(
      z.strictObject({ refId: z.string(), datasource: Source, expr: z.string(), legendFormat: z.string() }),
    )
    .default([]),
});
const Board = z.looseObject({
  uid: z.string(),
  title: z.string(),
  schemaVersion: z.int().min(39),
  templating: z.object({ list: z.array(z.looseObject({ name: z.string(), type: z.string() })) }),
  panels: z.array(Panel),
});

const rules = ['events', 'security'].flatMap((about) =>
  Rules.parse(parse(read(`docs/operations/alerts-${about}.yaml`))).groups.flatMap((group) => group.rules),
);
const board = Board.parse(JSON.parse(read('docs/operations/dashboard-events.json')));
const expressions = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...board.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
];

/** What services measure besides; that they do stands in libs/platform/test/problems.int-spec.ts and auth's session-list.int-spec.ts. */
const MEASURED_ELSEWHERE: readonly [string, Set<string>][] = [
  ['odyssey_http_problems_total', new Set(['service', 'code'])],
  ['odyssey_auth_security_events_total', new Set(['service', 'kind'])],
];

/** What an expression asks for: its metrics, with the labels that it matches or groups by; or where it does not parse. */
function asked(expression: string) {
  const text = expression.replaceAll('$__rate_interval', '5m');
  const metrics: string[] = [];
  const labels: string[] = [];
  const errors: number[] = [];
  parser.parse(text).iterate({
    enter({ type, name, from, to }) {
      if (type.isError) errors.push(from);
      if (name === 'Identifier') metrics.push(text.slice(from, to));
      if (name === 'LabelName') labels.push(text.slice(from, to));
    },
  });
  return { metrics, labels, errors };
}

describe('the files for operators', () => {
  /** Each series' name with the labels it has. */
  const known = new Map<string, Set<string>>();
  beforeAll(async () => {
    const registry = new Registry();
    registry.setDefaultLabels({ service: 'goals' });
    const handlers = new Handlers('goals');
    registerEventMetrics(registry, {
      dataSource: { query: async () => [{}] } as never,
      dispatcher: {
        counts: { handled: 1 },
        unreadable: { json: 1 },
        waiting: 0,
        handlers,
      } as unknown as Dispatcher,
      relay: { sent: 0, heldKeys: [] } as never,
      source: { lag: 0, heartbeatAt: 0, progressAt: 0 } as never,
      transport: { joined: true },
    });
    handlers.onRun?.('goals.keep', 1);
    handlers.onHandled?.({ type: 'goals.task.completed.v1', time: new Date().toISOString() } as never);
    for (const [, name = '', labels = ''] of (await registry.metrics()).matchAll(/^(\w+)\{(.*)\}/gm))
      known.set(name, new Set([...labels.matchAll(/(\w+)=/g)].map(([, label]) => label ?? '')));
    expect(known.size).toBeGreaterThan(15);
  });

  it.each(expressions)('%s: %s', (_where, expression) => {
    const { metrics, labels, errors } = asked(expression);
    expect(errors).toEqual([]);
    expect(metrics.length).toBeGreaterThan(0);
    const labelled = new Map([...known, ...MEASURED_ELSEWHERE]);
    expect(metrics.filter((name) => !labelled.has(name))).toEqual([]);
    const given = new Set(metrics.flatMap((name) => [...(labelled.get(name) ?? [])]));
    expect(labels.filter((label) => !given.has(label))).toEqual([]);
  });

  it('know the errors that they count', () => {
    const codes = rules.flatMap(({ expr }) => /code=~?"([^"]+)"/.exec(expr)?.[1]?.split('|') ?? []);
    expect(codes.length).toBeGreaterThan(5);
    expect(codes.filter((code) => !(code in ERRORS))).toEqual([]);
  });

  it('show every metric of events on the board', () => {
    const shown = new Set(
      board.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => asked(expr).metrics)),
    );
    const whole = (name: string) => name.replace(/_(bucket|sum|count)$/, '');
    const seen = new Set([...shown].map(whole));
    expect([...known.keys()].map(whole).filter((name) => !seen.has(name))).toEqual([]);
  });

  it('lay the panels out beside each other, each with an id and a source of its own choice', () => {
    const taken = new Set<string>();
    for (const { title, gridPos, type, datasource } of board.panels) {
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect({ title, x, y, free: !taken.has(`${x}/${y}`) && x < 24 }).toMatchObject({ free: true });
          taken.add(`${x}/${y}`);
        }
      }
      if (type !== 'row') expect({ title, datasource }).toMatchObject({ datasource: { type: 'prometheus' } });
    }
    expect(new Set(board.panels.map(({ id }) => id)).size).toBe(board.panels.length);
    expect(board.templating.list.map(({ name }) => name)).toEqual(['datasource', 'service']);
  });

  it('name a runbook for every alert, and list every runbook with what leads to it', () => {
    const index = read('docs/runbooks/README.md');
    for (const { alert, annotations } of rules) {
      expect({ alert, exists: existsSync(join(REPOSITORY, annotations.runbook_url)) }).toEqual({
        alert,
        exists: true,
      });
      expect(index).toContain(alert);
      expect(read(annotations.runbook_url)).toContain(alert);
    }
    const pages = readdirSync(join(REPOSITORY, 'docs/runbooks')).filter((page) => page !== 'README.md');
    expect(pages.length).toBeGreaterThanOrEqual(8);
    for (const page of pages) expect(index).toContain(`](${page})`);
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });
});
