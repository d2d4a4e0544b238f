import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from '../figure.ts';
import { type Parts, SIDE_BY_SIDE } from './parts.ts';

const HELD = 2_000;
const SECONDS = 4;
const SHARE = 0.5;
/** Longer than the door lets a header take: the slow ones have to come again. */
const SETTLE_MS = 2_000;

/** Everybody else's requests, with and without thousands of connections whose headers never end. */
export async function slowCallers(parts: Parts): Promise<Figure[]> {
  const { callers, stop } = await parts.house();
  const p99: Record<'held' | 'none', number[]> = { held: [], none: [] };
  const p50: Record<'held' | 'none', number[]> = { held: [], none: [] };
  for (let run = 0; run < parts.options.runs; run += 1) {
    const capacity = await callers.call('asFastAsAnswered', { sideBySide: SIDE_BY_SIDE, seconds: SECONDS });
    for (const which of ['none', 'held'] as const) {
      if (which === 'held') await callers.call('holdSlowly', HELD);
      await sleep(SETTLE_MS);
      const load = await callers.call('byTheClock', { perSecond: capacity * SHARE, seconds: SECONDS });
      await callers.call('letGo');
      if (Object.keys(load.others).length > 0)
        throw new Error(
          `beside slow connections (${which}) some were not served: ${JSON.stringify(load.others)}`,
        );
      parts.options.say(`slow connections, ${which}: p99 ${Math.round(load.p99)} ms`);
      p99[which].push(load.p99);
      p50[which].push(load.p50);
    }
  }
  await stop();
  const figure = (name: string, runs: typeof p99, target?: string): Figure => ({
    name: `beside ${HELD.toLocaleString('en-US')} slow-loris connections: ${name}`,
    unit: 'ms',
    better: 'less',
    runs: runs.held,
    baselines: [{ name: 'without', runs: runs.none }],
    ...(target ? { target } : {}),
  });
  return [figure('p50', p50), figure('p99', p99, '≤ 2 × without')];
}
