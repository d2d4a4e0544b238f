import { describe, expect, it } from '@jest/globals';
import { instantOf, readable } from './format.ts';

const at = new Date('2026-05-04T07:40:00').getTime();

describe('a log line for a person', () => {
  it('has time, service, level, message and the fields that say something', () => {
    const line = JSON.stringify({
      level: 30,
      time: at,
      pid: 7,
      hostname: 'h',
      msg: 'POST /v1/tasks 201',
      status: 201,
    });
    expect(readable('goals', line, false)).toBe(
      '07:40:00 goals         info  POST /v1/tasks 201  status=201',
    );
  });

  it('names the service that speaks in a process that hosts several', () => {
    expect(
      readable('compact', JSON.stringify({ level: 50, time: at, service: 'ai', msg: 'no' }), false),
    ).toMatch(/^07:40:00 ai +error no$/);
  });

  it('adds what an error says', () => {
    const line = JSON.stringify({
      level: 50,
      time: at,
      msg: 'cannot start',
      err: { message: 'no database' },
    });
    expect(readable('goals', line, false)).toContain('cannot start: no database');
  });

  it('lets through what is no JSON', () => {
    expect(readable('kafka', 'Kafka Server started', false)).toMatch(/kafka +Kafka Server started$/);
    expect(readable('kafka', '{broken', false)).toContain('{broken');
  });
});

describe('the instant of a line', () => {
  it('is read from numbers and from RFC 3339', () => {
    expect(instantOf(JSON.stringify({ time: at }))).toBe(at);
    expect(instantOf(JSON.stringify({ time: '2026-05-04T07:40:00Z' }))).toBe(
      Date.parse('2026-05-04T07:40:00Z'),
    );
    expect(instantOf('plain')).toBeUndefined();
  });
});
