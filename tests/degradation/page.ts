import { type Cell, MODES } from './cells.ts';
import { CUTS } from './cuts.ts';
import { OUTGOING } from './deadlines.ts';

const seconds = (ms: number) => `${ms / 1000} s`;
const list = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

const answerOf = ({ answers, says }: Cell) =>
  answers.map((one) => (typeof one === 'number' ? one : one.replace(/ (\w+)/, ' `$1`'))).join(' or ') +
  (says ? `, ${says.words}` : '');

/** One line a cell of the table. */
export const cutLines: readonly string[] = [
  list(['Away', 'How', 'Asked', 'Answer', 'At most', 'Not ready']),
  list(['---', '---', '---', '---', '---', '---']),
  ...CUTS.flatMap(({ away, mode, cells, notReady }) =>
    cells.map((cell, n) =>
      list([
        n === 0 ? away : '',
        n === 0 ? mode : '',
        cell.later ? `${cell.asked}, once more` : cell.asked,
        answerOf(cell),
        seconds(cell.withinMs),
        n === 0 ? notReady.join(', ') || '–' : '',
      ]),
    ),
  ),
];

export const healingLines: readonly string[] = [
  list(['Away', 'How', 'It heals']),
  list(['---', '---', '---']),
  ...CUTS.map(({ away, mode, heals }) => list([away, mode, heals])),
];

export const modeLines: readonly string[] = Object.entries(MODES).map(
  ([mode, { says }]) => `* **${mode}**: ${says}`,
);

export const deadlineLines: readonly string[] = [
  list(['Who is called', 'A call costs at most', 'And then']),
  list(['---', '---', '---']),
  ...OUTGOING.map(({ peer, deadlineMs, afterwards }) => list([peer, seconds(deadlineMs), afterwards])),
];
