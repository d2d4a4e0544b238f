import { type Latency, quantile } from './latencies.ts';

const WIDTH = 960;
const HEIGHT = 320;
const LEFT = 64;
const BOTTOM = 36;
const TOP = 28;
const COLUMNS = 160;
const DECADES = [1, 10, 100, 1_000, 10_000, 100_000];
const LINES = [
  { share: 0.5, label: 'p50', colour: '#2f6f4f' },
  { share: 0.99, label: 'p99', colour: '#b3541e' },
] as const;

/** The latencies of a run as a picture: time to the right, milliseconds upwards by powers of ten. */
export function latencyPlot(latencies: readonly Latency[], title: string): string {
  const seconds = Math.max(1, latencies.at(-1)?.at ?? 1);
  const x = (at: number) => LEFT + (at / seconds) * (WIDTH - LEFT - 12);
  const y = (ms: number) => {
    const height = HEIGHT - TOP - BOTTOM;
    return HEIGHT - BOTTOM - (Math.log10(Math.max(1, ms)) / Math.log10(DECADES.at(-1) ?? 10)) * height;
  };
  const columns = Map.groupBy(latencies, ({ at }) =>
    Math.min(COLUMNS - 1, Math.floor((at / seconds) * COLUMNS)),
  );
  const lines = LINES.map(({ share, colour, label }, n) => {
    const points = [...columns].map(([column, of]) => {
      const ms = quantile(
        of.map((latency) => latency.ms),
        share,
      );
      return `${x(((column + 0.5) / COLUMNS) * seconds).toFixed(1)},${y(ms).toFixed(1)}`;
    });
    return `<polyline fill="none" stroke="${colour}" stroke-width="1.5" points="${points.join(' ')}"/>
  <text x="${WIDTH - 90 + n * 44}" y="18" fill="${colour}">${label}</text>`;
  });
  const grid = DECADES.map(
    (ms) => `<line x1="${LEFT}" x2="${WIDTH - 12}" y1="${y(ms)}" y2="${y(ms)}" stroke="#ddd"/>
  <text x="${LEFT - 6}" y="${y(ms) + 4}" text-anchor="end">${ms < 1_000 ? `${ms} ms` : `${ms / 1_000} s`}</text>`,
  );
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (part) =>
      `<text x="${x(part * seconds)}" y="${HEIGHT - 12}" text-anchor="middle">${Math.round(part * seconds)} s</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11">
  <title>From commit to effect, over the run</title>
  <rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
  <text x="${LEFT}" y="18" font-size="13">${title}</text>
  ${[...grid, ...ticks, ...lines].join('\n  ')}
</svg>
`;
}
