export interface Way {
  verb: 'run' | 'cycle' | 'walk';
  noun: string;
  /** Minutes a kilometre for a beginner who can talk. */
  pace: number;
  /** Longest distance to train of a long target: nobody trains the whole marathon. */
  peakShare: (km: number) => number;
  weeklyGrowth: (km: number) => number;
  start: number;
  gear: [string, string];
}

export const WAYS: Readonly<Record<Way['verb'], Way>> = {
  run: {
    verb: 'run',
    noun: 'run',
    pace: 6.75,
    start: 5,
    weeklyGrowth: () => 1.5,
    peakShare: (km) => (km > 30 ? 32 : km > 15 ? 18 : Math.max(km * 0.9, 2)),
    gear: [
      'Buy running shoes at a shop that watches you run',
      'Half a size larger than your street shoes; wear them on every run from now on, none new on race day.',
    ],
  },
  cycle: {
    verb: 'cycle',
    noun: 'ride',
    pace: 3,
    start: 20,
    weeklyGrowth: (km) => km * 0.07,
    peakShare: (km) => km * 0.8,
    gear: [
      'Set saddle height and tyre pressure, and check brakes and chain',
      'Heel on the pedal, leg straight, is the saddle height to start from. Pack a tube, levers and a pump.',
    ],
  },
  walk: {
    verb: 'walk',
    noun: 'walk',
    pace: 12,
    start: 5,
    weeklyGrowth: () => 2,
    peakShare: (km) => Math.min(km * 0.8, 26),
    gear: [
      'Walk in boots, socks and pack together for an hour',
      'What rubs after an hour will blister after five: change it now.',
    ],
  },
};

/** 5.5 → "5:30 a kilometre" */
export function sayPace(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} a kilometre`;
}

export const half = (km: number): number =>
  km >= 10 ? Math.round(km) : Math.max(0.5, Math.round(km * 2) / 2);
