import { type Figure, median, shortNumber } from './figure.ts';

const WIDTH = 860;
const LEFT = 300;
const BAR = 16;
const GAP = 4;
const BETWEEN = 34;
const TOP = 60;
/** Room for the value behind the longest bar. */
const RIGHT = 110;
const OURS = '#2563eb';
const THEIRS = ['#94a3b8', '#cbd5e1'];

interface Bar {
  name: string;
  value: number;
  colour: string;
}

/** Bars of every figure that has something beside it, each figure on a scale of its own. */
export function chart(title: string, figures: readonly Figure[]): string {
  const shapes: string[] = [];
  let y = TOP;
  for (const figure of figures) {
    const bars = barsOf(figure);
    if (bars.length < 2) continue;
    const better = figure.better === 'more' ? 'longer is better' : 'shorter is better';
    shapes.push(text(16, y, `${figure.name} (${figure.unit}, ${better})`, 'font-weight="600"'));
    y += 12;
    const longest = Math.max(...bars.map(({ value }) => value));
    for (const { name, value, colour } of bars) {
      const length = longest === 0 ? 0 : Math.max(1, (value / longest) * (WIDTH - LEFT - RIGHT));
      shapes.push(
        text(LEFT - 10, y + BAR - 4, name, 'text-anchor="end"'),
        `<rect x="${LEFT}" y="${y}" width="${length.toFixed(1)}" height="${BAR}" fill="${colour}"/>`,
        text(LEFT + length + 6, y + BAR - 4, shortNumber(value)),
      );
      y += BAR + GAP;
    }
    y += BETWEEN - GAP;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" font-family="system-ui, sans-serif" font-size="13" fill="#0f172a">`,
    `<title>${escaped(title)}: medians of the last run</title>`,
    `<rect width="${WIDTH}" height="${y}" fill="#ffffff"/>`,
    text(16, 28, `${title}: medians`, 'font-size="17" font-weight="600"'),
    ...shapes,
    '</svg>',
    '',
  ].join('\n');
}

function barsOf({ runs, baselines }: Figure): Bar[] {
  const all = [
    { name: 'Odyssey', runs, colour: OURS },
    ...baselines.map((baseline, n) => ({ ...baseline, colour: THEIRS[n % THEIRS.length] ?? OURS })),
  ];
  return all
    .filter((one) => one.runs.length > 0)
    .map(({ name, runs: values, colour }) => ({ name, value: median(values), colour }));
}

const text = (x: number, y: number, words: string, more = '') =>
  `<text x="${x.toFixed(1)}" y="${y}" ${more}>${escaped(words)}</text>`;

const escaped = (words: string) =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
