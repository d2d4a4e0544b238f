import type { Reading } from '../../grammar/reading.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';
import { plain } from './thing-names.ts';

export function tap({ title }: Reading, _span: Span, thing: string): Draft {
  const it = plain(thing);
  return {
    steps: [
      step(
        'look',
        20,
        `Watch ${it} for ten minutes and mark where the first drop comes from`,
        'Dry it with paper first; the first wet place is the fault. Put a bowl under it.',
        quoted(title),
      ),
      step(
        'valve',
        15,
        `Find and close the valve that shuts off ${it}`,
        'Under the basin, at the cistern or at the meter. If it does not close, that is the plumber’s first job.',
        'rule: stop the damage first',
        ['look'],
        { at: 0.1 },
      ),
      step(
        'open',
        45,
        `Open ${it} and take out the washer or cartridge`,
        'Plug in the drain, cloth under the tool, a photograph of every layer.',
        'rule: look before you buy',
        ['valve'],
        { at: 0.25 },
      ),
      step(
        'buy',
        60,
        `Buy the same washer, seal or cartridge for ${it}`,
        'Take the old one with you; ask for thread tape and silicone grease.',
        'rule: the old part is the shopping list',
        ['open'],
        { at: 0.4 },
      ),
      step(
        'fit',
        60,
        `Clean the seat and fit the new part in ${it}`,
        'Vinegar for lime, grease for the seal; hand-tight and a quarter turn.',
        'rule: do in order',
        ['buy'],
        { at: 0.6 },
      ),
      step(
        'test',
        20,
        `Open the valve slowly and watch ${it} with a dry tissue`,
        'Every joint, hot and cold. A damp tissue: a little tighter, not a lot.',
        'rule: test before you tidy',
        ['fit'],
        { at: 0.65 },
      ),
      step(
        'check',
        15,
        `Check ${it} with a dry tissue again after two days`,
        'Dry is the proof. Wet again: the seat is worn, and a plumber is cheaper than a ceiling.',
        'the goal itself, as the last proof',
        ['test'],
        { at: 1 },
      ),
    ],
    naturalDays: 7,
    assumptions: ['The part inside is worn and the pipe is sound; pipes in the wall are for a plumber.'],
  };
}
