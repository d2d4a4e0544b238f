import type { Reading } from '../../grammar/reading.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';
import { plain } from './thing-names.ts';

/** A leaking roof: find the water's way from inside, measure, buy felt before it is laid, check after rain. */
export function roof({ title, targetBecause }: Reading, _span: Span, thing: string): Draft {
  const it = plain(thing);
  const before = targetBecause === '' ? 'before the next long rain' : targetBecause;
  return {
    steps: [
      step(
        'look',
        30,
        `Look at ${it} from inside with a torch and mark every wet or light spot with chalk`,
        'Water runs along a batten before it drops: follow the stain uphill. Photograph each mark.',
        quoted(title),
      ),
      step(
        'cover',
        45,
        `Tie a tarpaulin over the worst spot of ${it}`,
        'Weights and rope, no nails; it buys the dry days you need.',
        'rule: stop the damage first',
        ['look'],
        { at: 0.05 },
      ),
      step(
        'measure',
        45,
        `Measure length and width of ${it} and note felt, boards and nails`,
        'Length × width plus a tenth for overlaps is the felt. Press the boards with a screwdriver: where it sinks in, the board is to be replaced.',
        'rule: measure before you buy',
        ['look'],
        { at: 0.12 },
      ),
      step(
        'buy',
        90,
        `Buy roofing felt, clout nails, sealing compound and boards for ${it}`,
        'Felt for the area plus a tenth, 13 mm clout nails, one tub of compound, gloves, boards for the soft ones.',
        'rule: you buy felt before you lay it',
        ['measure'],
        { at: 0.3 },
      ),
      step(
        'weather',
        15,
        'Choose two dry days in a row and ask a second person to hold the ladder',
        `Above 5 °C, little wind, ${before}. Without a dry pair of days the tarpaulin stays.`,
        targetBecause === '' ? 'rule: dry weather' : targetBecause,
        ['buy'],
        { at: 0.4 },
      ),
      step(
        'strip',
        150,
        `Strip the old felt of ${it} and pull the nails`,
        'From the ridge down, standing on a board laid across. Sweep it clean.',
        'rule: do in order',
        ['weather'],
        { at: 0.55 },
      ),
      step(
        'boards',
        120,
        'Replace the soft boards and let the rest dry',
        'Cut to the middle of the rafters, screw, seal the joints.',
        'rule: sound ground before cover',
        ['strip'],
        { at: 0.62 },
      ),
      step(
        'lay',
        180,
        'Lay the new felt from the eaves up, each strip 10 cm over the last',
        'Nails every 5 cm along the edge, compound under each overlap; the ridge strip comes last.',
        'rule: do in order',
        ['boards'],
        { at: 0.7 },
      ),
      step(
        'seal',
        45,
        `Seal edges and nail heads of ${it} and clear the gutter`,
        'A hand’s width of felt over the edge, so that drops fall free of the wall.',
        'rule: water finds the edge',
        ['lay'],
        { at: 0.8 },
      ),
      step(
        'check',
        20,
        `Check ${it} from inside after the first rain, at every chalk mark`,
        'No rain? Ten minutes with a garden hose from the ridge down. Dry chalk is the proof.',
        'the goal itself, as the last proof',
        ['seal'],
        { at: 1 },
      ),
    ],
    naturalDays: 21,
    assumptions: [
      'The roof is low and covered with felt; tiles or metal need their own material.',
      'The beams below are sound; if not, a carpenter should see them first.',
    ],
  };
}
