import { capitalise } from '../../../english.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';

const bare = (thing: string): string => thing.replace(/^(?:the|an?|some)\s+/i, '');
const plain = (thing: string): string =>
  `the ${bare(thing).replace(/\b(?:leaking|leaky|broken|dripping|rotten|old|creaking|squeaky|cracked|torn)\s+/gi, '')}`;

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

export function paintRoom({ title, quantities }: Reading, _span: Span, thing: string): Draft {
  const it = plain(thing);
  const walls = quantities.find(({ unit }) => unit === 'm')?.text;
  return {
    steps: [
      step(
        'measure',
        30,
        `Measure ${it} and work out the paint: height × length, twice over`,
        `${walls === undefined ? 'Litres' : `You wrote ${walls}; litres`} = area × 2 coats ÷ 10. Note windows and doors apart.`,
        quoted(title),
      ),
      step(
        'colour',
        60,
        `Paint two colour samples for ${it} on paper and look at them morning and evening`,
        'A hand wide and an arm long each, beside the window and in the corner.',
        'rule: try before you buy much',
        ['measure'],
        { at: 0.15 },
      ),
      step(
        'buy',
        60,
        `Buy paint, primer, tape, sheet, roller and filler for ${it}`,
        'One tin more than worked out, from the same batch.',
        'rule: all at hand before the first stroke',
        ['colour'],
        { at: 0.3 },
      ),
      step(
        'clear',
        90,
        `Clear ${it}, cover what stays and take off plates and handles`,
        'Power off for sockets; screws in a labelled bag.',
        'rule: do in order',
        ['buy'],
        { at: 0.5 },
      ),
      step(
        'fill',
        120,
        'Wash, fill the holes, sand and tape the edges',
        'Filler dries overnight; paint shows what it should hide.',
        'rule: the ground decides',
        ['clear'],
        { at: 0.6 },
      ),
      step(
        'first',
        180,
        `Roll the first coat on ${it}, edges by brush first`,
        'From the window inward, wet on wet, a wall without a pause.',
        'rule: do in order',
        ['fill'],
        { at: 0.75 },
      ),
      step(
        'second',
        150,
        'Roll the second coat the day after and take the tape off while it is damp',
        'Across the direction of the first.',
        'rule: do in order',
        ['first'],
        { at: 0.88 },
      ),
      step(
        'check',
        45,
        `Check ${it} in daylight, touch up and put everything back`,
        'Look along the wall, not at it. A label with colour and batch goes behind the door.',
        'the goal itself, as the last proof',
        ['second'],
        { at: 1 },
      ),
    ],
    naturalDays: 14,
    assumptions: ['Plaster is dry and sound; mould or flaking old paint is a question for a painter first.'],
  };
}

export function garden({ title, quantities, text }: Reading, span: Span, thing: string): Draft {
  const crop =
    /tomato\w*|herbs?|potatoes|vegetables?|flowers?|hedge|lawn|trees?/i.exec(text)?.[0].toLowerCase() ??
    'plants';
  const it = /raised beds?/i.test(text) ? 'the raised bed' : plain(thing);
  /** A bed is dug and planted in weeks; what is left of the time is growing. */
  const by = (day: number, share: number): number =>
    span.days === undefined ? share : Math.min(share, day / span.days);
  const size = quantities.find(({ unit }) => unit === 'm' || unit === 'count')?.text;
  const own = crop === 'vegetables' || crop === 'plants' ? 'three kinds you eat each week' : crop;
  return {
    steps: [
      step(
        'look',
        30,
        `Watch where the sun falls for ${it} at nine, one and five o’clock`,
        'Six hours of sun for fruit and vegetables; mark the place with string and note where the water tap is.',
        quoted(title),
      ),
      step(
        'plan',
        45,
        `Draw ${it} on squared paper: ${size ?? 'length, width'}, paths, and what stands where`,
        `Tall to the north. Choose ${own}; the back of the seed packet gives distance and month.`,
        size === undefined ? 'rule: measure before you buy' : quoted(size),
        ['look'],
        { at: by(5, 0.1) },
      ),
      step(
        'buy',
        90,
        `Buy soil, compost and seeds or young plants: ${own}`,
        'Litres of soil = length × width × depth in decimetres.',
        'rule: all at hand before the spade',
        ['plan'],
        { at: by(12, 0.25) },
      ),
      step(
        'dig',
        180,
        `Clear and loosen the ground for ${it}, roots out, edges cut or boards set`,
        'A spade deep, compost in the upper half. Two mornings are better than one long day.',
        'rule: do in order',
        ['buy'],
        { at: by(20, 0.45) },
      ),
      step(
        'plant',
        120,
        `Plant or sow ${crop === 'plants' ? it : crop} in rows and water them in`,
        'After the last frost for what is tender. A label in each row.',
        'rule: do in order',
        ['dig'],
        { at: by(30, 0.65) },
      ),
      step(
        'water',
        20,
        `Water and weed ${it}: round 1 of 10, early in the morning`,
        'Twice a week, deep; a mulch of grass cuttings halves the work.',
        'rule: small and often',
        ['plant'],
        { at: by(34, 0.7), beside: 180 },
      ),
      step(
        'feed',
        30,
        `Check leaves and soil of ${it}, feed and tie up what leans`,
        'Look under the leaves; by hand before any spray.',
        'rule: look before you treat',
        ['water'],
        { at: 0.85 },
      ),
      step(
        'check',
        30,
        `Pick or count what grew in ${it} and note what to do otherwise`,
        'A photograph from the same spot as the first day is the proof.',
        'the goal itself, as the last proof',
        ['feed'],
        { at: 1 },
      ),
    ],
    naturalDays: 90,
    assumptions: [
      'The ground may be planted at this time of year; seed packets give the months where you live.',
    ],
  };
}

/** Anything broken that has no pack of its own. */
export function mend({ title, text, constraints }: Reading, _span: Span, thing: string): Draft {
  const it = plain(thing);
  const isBike = /bike|bicycle/i.test(text);
  const isCloth = /jacket|coat|jeans|trousers|shirt|zip|hem|sock|jumper|dress|tent|bag/i.test(text);
  const parts = isBike
    ? 'tube, brake pads, cable or chain'
    : isCloth
      ? 'thread, patch, zip or needle of the right size'
      : 'the part, glue, screws and the tool';
  const tools = constraints.find((words) => /tool|drill|workshop/i.test(words));
  return {
    steps: [
      step(
        'look',
        30,
        `Look at ${it} in good light and write down exactly what does not work`,
        'When does it happen, since when, what moves and what does not? Photograph it from three sides.',
        quoted(title),
      ),
      step(
        'open',
        45,
        `Take ${it} apart as far as it comes without force and lay the parts in a row`,
        isCloth
          ? 'Unpick to sound cloth; keep the thread to match the colour.'
          : 'A photograph before each screw; what is cracked, worn or missing goes on paper with its measures.',
        'rule: look before you buy',
        ['look'],
        { at: 0.12 },
      ),
      step(
        'find',
        30,
        `Find the repair guide or the part number for ${it}`,
        `Maker’s site, a video of the same model, or a repair café${tools === undefined ? '' : `, which also lends what you lack (“${tools}”)`}.`,
        tools === undefined ? 'rule: someone has mended it before' : quoted(tools),
        ['open'],
        { at: 0.22 },
      ),
      step(
        'decide',
        20,
        `Decide with three prices for ${it}: part, repair shop, new`,
        'Above half the price of a new one, or where mains, gas or brakes are concerned, the workshop is the answer.',
        'rule: know when to stop',
        ['find'],
        { at: 0.3 },
      ),
      step(
        'buy',
        60,
        `Get ${parts} for ${it}`,
        'Take the old part along.',
        'rule: the old part is the shopping list',
        ['decide'],
        { at: 0.45 },
      ),
      step(
        'repair',
        120,
        `Clean the joints and put the new part into ${it}`,
        'In the order of the photographs, backward; nothing tight until all of it sits.',
        'rule: do in order',
        ['buy'],
        { at: 0.7 },
      ),
      step(
        'test',
        30,
        `Try ${it} gently, then as in earnest`,
        isBike
          ? 'Brakes first, standing still; then round the block.'
          : 'First without load; listen and smell.',
        'rule: test before you trust',
        ['repair'],
        { at: 0.75 },
      ),
      step(
        'check',
        15,
        `Check ${it} again after a week of use`,
        `${capitalise(it)} that works after a week is mended. Keep the leftover part with a label.`,
        'the goal itself, as the last proof',
        ['test'],
        { at: 1 },
      ),
    ],
    naturalDays: 14,
    assumptions: ['The part can be bought or made; the third step finds out.'],
  };
}
