import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { type Received, StoryGenerated, TaskCompleted } from '@odyssey/contracts';
import { Handler } from '@odyssey/events';
import { goals } from '@odyssey/goals';
import { Answers, Fails, outgoingCall, Public } from '@odyssey/platform';
import type { Waiver } from '../../contracts/waivers.ts';
import type { Agreements } from '../../tools/src/contracts/map/agreements.ts';
import { type Boundaries, ENUMERATED } from '../../tools/src/contracts/map/boundaries.ts';
import { joinContracts, verifiedKey } from '../../tools/src/contracts/map/join.ts';
import { contractPage } from '../../tools/src/contracts/map/page.ts';
import { allAgreed, kept, said } from './all-agreed.ts';

const REPOSITORY = join(import.meta.dirname, '../..');

interface Given {
  boundaries?: Boundaries;
  agreements?: Agreements;
  verified?: ReadonlyMap<string, readonly string[]>;
  waivers?: Waiver[];
}

const real = said(goals);
const agreed = allAgreed(real);

function map({
  boundaries = real,
  agreements = agreed,
  verified = kept(agreements),
  waivers = [],
}: Given = {}) {
  return joinContracts(boundaries, agreements, verified, waivers, '2026-05-04');
}
const troublesOf = (given: Given) => map(given).troubles;

const DUE: Waiver = {
  provider: 'goals',
  operation: 'Tasks_find',
  status: 404,
  code: 'not_found',
  reason: 'for this test',
  expires: '2026-05-04',
};
const without404: Agreements = {
  ...agreed,
  answers: agreed.answers.filter(({ description }) => description !== 'Tasks_find answers 404 not_found'),
};

@Controller('v1/tides')
class TidesController {
  @Get()
  @Public()
  @Answers(200, null)
  @Fails('goal_cancelled')
  read(): void {}
}

@Handler('watch-tides', StoryGenerated)
class WatchTides {
  handle(_event: Received<typeof StoryGenerated>): void {}
}

@Handler('watch-own-tides', TaskCompleted)
class WatchOwnTides {
  handle(_event: Received<typeof TaskCompleted>): void {}
}

@Module({})
class WithNothing {}

describe('the contract map', () => {
  it('is green when everything in the code has a contract that was kept', () => {
    expect(real.routes.length).toBeGreaterThan(20);
    expect(real.readings.length).toBeGreaterThan(5);
    expect(troublesOf({})).toEqual([]);
  });

  it('turns red for a route without contract, for each of its answers', () => {
    @Module({ imports: [goals.module], controllers: [TidesController] })
    class WithTides {}
    expect(troublesOf({ boundaries: said({ name: 'goals', module: WithTides }) })).toEqual([
      'Tides_read (GET /v1/tides of goals) answering 200 has no contract: add a case to services/goals/test/contracts/rest.pact-spec.ts, or a waiver to contracts/waivers.ts.',
      'Tides_read (GET /v1/tides of goals) answering 409 goal_cancelled has no contract: add a case to services/goals/test/contracts/rest.pact-spec.ts, or a waiver to contracts/waivers.ts.',
    ]);
  });

  it('turns red for a handler without contract', () => {
    @Module({ imports: [goals.module], controllers: [WatchTides] })
    class WithWatcher {}
    expect(troublesOf({ boundaries: said({ name: 'goals', module: WithWatcher }) })).toEqual([
      'goals reads ai.story.generated.v1 in watch-tides without a contract: add it to services/goals/test/contracts/reads.pact-spec.ts.',
    ]);
  });

  it('turns red without a contract about what every service that keeps data reads', () => {
    const handler = 'record-revoked-session';
    const readings = agreed.readings.filter((reading) => reading.handler !== handler);
    expect(troublesOf({ agreements: { ...agreed, readings } })).toEqual([
      `goals reads auth.session.revoked.v1 in ${handler} without a contract: add it to services/goals/test/contracts/reads.pact-spec.ts.`,
    ]);
    expect(said({ name: 'gateway', module: WithNothing }).readings).toEqual([]);
  });

  it('asks for no contract of a service with itself', () => {
    @Module({ imports: [goals.module], controllers: [WatchOwnTides] })
    class WithWatcher {}
    expect(troublesOf({ boundaries: said({ name: 'goals', module: WithWatcher }) })).toEqual([]);
  });

  it('turns red for an event that no contract holds its publisher to', () => {
    const events = [...real.events, { type: 'goals.tide.turned.v1', provider: 'goals' }];
    expect(troublesOf({ boundaries: { ...real, events } })).toEqual([
      'goals publishes goals.tide.turned.v1, and no contract holds it to that: let a handler or the reader outside read it, or retire it.',
    ]);
  });

  it('turns red for a declared call without contract, and for one that nobody answers', () => {
    outgoingCall({ by: 'ai', to: 'goals', method: 'GET', path: '/internal/tides/{id}' });
    expect(troublesOf({ boundaries: said(goals) })).toEqual([
      'ai calls GET /internal/tides/{id} of goals, which has no such route: correct the outgoingCall, or add the route.',
      'ai calls GET /internal/tides/{id} of goals without a contract: add it to services/ai/test/contracts/calls.pact-spec.ts.',
    ]);
  });

  it('turns red for a contract that its provider was not seen to keep', () => {
    const [first] = agreed.readings;
    if (!first) throw new Error('nothing is read');
    const verified = new Map(kept(agreed));
    verified.delete(verifiedKey(first));
    expect(troublesOf({ verified })).toEqual([
      `${first.provider} was not seen to keep "${first.description}" of goals: ./odyssey test providers says why.`,
    ]);
  });

  it('turns red for a contract that has no boundary any more', () => {
    const [route] = agreed.answers;
    const [reading] = agreed.readings;
    if (!route || !reading) throw new Error('nothing is agreed');
    const dead: Agreements = {
      answers: [
        ...agreed.answers,
        { ...route, identity: 'gone', description: 'gone', path: '/v1/gone' },
        { ...route, identity: 'teapot', description: 'teapot', status: 418 },
        { ...route, identity: 'peek', description: 'peek', consumer: 'media' },
      ],
      readings: [...agreed.readings, { ...reading, identity: 'old', description: 'old', handler: 'old' }],
    };
    expect(troublesOf({ agreements: dead }).map((line) => line.replace(/^.*?, but /, ''))).toEqual([
      `goals has no ${route.method} /v1/gone: remove its test, then ./odyssey contracts write.`,
      'the document of goals names no 418 there: say it with @Fails or @Answers, or remove its test.',
      `media declares no call of ${route.method} ${route.path}: declare it with outgoingCall, or remove its test.`,
      'goals has no such handler: remove its test, then ./odyssey contracts write.',
    ]);
  });

  it('lets an answer be waived until its day, and says so on the page', () => {
    const waived = map({ agreements: without404, waivers: [DUE] });
    expect(waived.troubles).toEqual([]);
    expect(contractPage(waived)).toContain('⏳ 404 not_found');
    expect(troublesOf({ agreements: without404, waivers: [{ ...DUE, expires: '2026-05-03' }] })).toEqual([
      'The waiver of Tasks_find (GET /v1/tasks/{id} of goals) answering 404 not_found expired on 2026-05-03: write the contract, or argue for another day in contracts/waivers.ts.',
    ]);
  });

  it('turns red for a waiver that waives nothing', () => {
    expect(troublesOf({ waivers: [DUE] })).toEqual([
      'Tasks_find (GET /v1/tasks/{id} of goals) answering 404 not_found has a contract and a waiver: remove it from contracts/waivers.ts.',
    ]);
    expect(troublesOf({ waivers: [{ ...DUE, status: 418 }] })).toEqual([
      'contracts/waivers.ts waives Tasks_find answering 418 not_found of goals, which no document has: remove it.',
    ]);
  });

  it('names for each answer that all routes share a suite that knows it', () => {
    for (const [code, suite] of Object.entries(ENUMERATED)) {
      expect([suite, existsSync(join(REPOSITORY, suite))]).toEqual([suite, true]);
      expect([code, KNOWN_BY[code]?.test(readFileSync(join(REPOSITORY, suite), 'utf8'))]).toEqual([
        code,
        true,
      ]);
    }
  });
});

/** By what a suite shows that it looks for the code: the code, or its status. */
const KNOWN_BY: Record<string, RegExp> = Object.fromEntries([
  ...Object.keys(ENUMERATED).map((code) => [code, new RegExp(`\\b${code}\\b`)]),
  ['unauthenticated', /\b401\b/],
  ['method_not_allowed', /\b405\b/],
  ['body_too_large', /\b413\b/],
  ['unsupported_media_type', /\b415\b/],
  ['malformed_json', /\b400\b|malformed_json/],
  ['precondition_required', /\b428\b/],
  ['rate_limited', /\b429\b|rate_limited/],
  ['service_unavailable', /\b503\b/],
]);
