import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gateway } from '@odyssey/gateway';
import { goals } from '@odyssey/goals';
import { processEnvironment } from '@odyssey/platform';
import { asUser, TestTokens, waitUntil } from '@odyssey/testing';
import { Rolling } from './rolling.ts';

const EVERY_MS = 12;
const people = Array.from({ length: 4 }, () => asUser());

let repeated = 0;
let tokens: TestTokens;
let service: Rolling;
let door: Rolling;
beforeAll(async () => {
  tokens = await TestTokens.create(processEnvironment().ODYSSEY_PUBLIC_URL ?? '');
  service = await Rolling.start(goals, tokens);
  door = await Rolling.start(gateway, tokens, { ODYSSEY_GOALS_URL: service.url, ODYSSEY_SHARE_PORT: 'true' });
});
afterAll(async () => {
  await door.close();
  await service.close();
});

/** Some eighty requests a second, reads and writes in turn, whether or not others were answered, while something happens. */
async function statusesDuring(happening: () => Promise<void>): Promise<string[]> {
  const bearers = await Promise.all(people.map((person) => tokens.ofPerson(person)));
  const answers: Promise<string>[] = [];
  let over = false;
  const load = (async () => {
    for (let i = 0; !over; i += 1) {
      answers.push(i % 2 === 0 ? read(bearers[i % 4]) : write(bearers[i % 4]));
      await sleep(EVERY_MS);
    }
  })();
  const more = (count: number) => {
    const enough = answers.length + count;
    return waitUntil(async () => answers.length >= enough, { within: 20_000, what: 'more requests' });
  };
  await more(20);
  const before = answers.length;
  await happening();
  expect(answers.length).toBeGreaterThan(before);
  await more(20);
  over = true;
  await load;
  return Promise.all(answers);
}

/** A connection that closes while a request is under way tells nobody whether it was heard: repeated once, as our client does. */
async function asked(path: string, init: RequestInit): Promise<string> {
  const once = async () => {
    const response = await fetch(`${door.url}${path}`, init);
    await response.arrayBuffer();
    return String(response.status);
  };
  return once()
    .catch(() => {
      repeated += 1;
      return once();
    })
    .catch((error: Error) => `${error.message}: ${String(error.cause)}`);
}

const read = (bearer = '') => asked('/v1/tasks', { headers: { authorization: `Bearer ${bearer}` } });
const write = (bearer = '') =>
  asked('/v1/tasks', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${bearer}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ title: 'Water the plants' }),
  });

describe('under load', () => {
  it('a service restarts and no request fails: those that come meanwhile wait at the door', async () => {
    const statuses = await statusesDuring(() => service.restart());
    expect(new Set(statuses)).toEqual(new Set(['200', '201']));
    // The door stayed: nobody outside saw a connection break.
    expect(repeated).toBe(0);
  });

  it('a gateway takes over from another on the same port and no request fails', async () => {
    const statuses = await statusesDuring(() => door.handOver());
    expect(new Set(statuses)).toEqual(new Set(['200', '201']));
    expect(repeated).toBeLessThan(statuses.length / 10);
  });
});
