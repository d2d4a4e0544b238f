import { uncapitalise } from '../../../english.ts';
import type { Reading } from '../../grammar/reading.ts';
import { called, type Draft, type Kind, type Span, strongest } from '../kind.ts';
import { build } from './build.pack.ts';
import { garden } from './garden.pack.ts';
import { launch } from './launch.pack.ts';
import { mend } from './mend.pack.ts';
import { paintRoom } from './paint.pack.ts';
import { roof } from './roof.pack.ts';
import { tap } from './tap.pack.ts';
import { tidy } from './tidy.pack.ts';

const SIGNALS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:fix|repair|mend|patch|restore|replace|unclog|refurbish)\b/i, 0.85],
  [
    /\b(?:build|make|construct|assemble|sew|knit|carve|weld)\b.{0,30}\b(?:shelf|shelves|bookshel\w+|table|bench|chair|bed|desk|shed|fence|deck|treehouse|box|cabinet|wardrobe|greenhouse|pond|oven|wall|birdhouse|coop|hutch|boat|kayak|quilt|dress|blanket|jumper|curtains?|toy|model|instrument|guitar|kitchen)\b/i,
    0.9,
  ],
  [
    /\b(?:paint|wallpaper|plaster|tile|renovate|redecorate|insulate|refinish|sand)\b.{0,30}\b(?:room|bedroom|bathroom|kitchen|hall\w*|wall|house|fence|floor|door|ceiling|attic|loft|flat|living room|nursery|shed)\b/i,
    0.9,
  ],
  [
    /\b(?:plant|grow|dig)\b.{0,25}\b(?:garden|vegetables?|tomato\w*|herbs?|trees?|hedge|lawn|flowers?|raised bed|potatoes)\b|\b(?:start|make) a (?:vegetable |herb |kitchen )?garden\b|raised beds?/i,
    0.9,
  ],
  [
    /\b(?:launch|start|create|publish|set up|build|make)\b.{0,30}\b(?:website|web ?site|blog|podcast|app|online shop|shop|newsletter|youtube|channel|portfolio|business|startup|company|game|etsy|side project)\b/i,
    0.8,
  ],
  [
    /\b(?:declutter|tidy|clear out|clean out|organi[sz]e|clean)\b.{0,25}\b(?:garage|attic|loft|basement|cellar|house|flat|kitchen|wardrobe|closet|desk|office|room|cupboards?|files|photos|shed|inbox)\b/i,
    0.85,
  ],
  [/\bleak\w*|\bdripping\b/i, 0.8],
];

type Pack = (reading: Reading, span: Span, thing: string) => Draft;

const PACKS: readonly (readonly [RegExp, Pack])[] = [
  [/\b(?:declutter|tidy|clear out|clean out|organi[sz]e|clean)\b/i, tidy],
  [/\broof|gutter|shingle/i, roof],
  [/\b(?:tap|faucet|sink|toilet|pipe|shower|drain|cistern|radiator)\b/i, tap],
  [/\b(?:fix|repair|mend|patch|restore|replace|refurbish|unclog|leak\w*|dripping)\b/i, mend],
  [/\b(?:paint|wallpaper|redecorate)\b/i, paintRoom],
  [/\b(?:garden|vegetables?|tomato\w*|herbs?|raised beds?|hedge|lawn|flowers?|potatoes|plant)\b/i, garden],
  [
    /\b(?:website|web ?site|blog|podcast|\bapp\b|shop|newsletter|youtube|channel|portfolio|business|startup|company|game|etsy|side project)\b/i,
    launch,
  ],
];

/** Make or mend a thing: look, measure, list, buy, do in order, check when it counts. */
export const make: Kind = {
  name: 'make',
  recognise: ({ text }) => strongest(text, SIGNALS),
  draft(reading, span) {
    const thing = thingOf(reading);
    const pack =
      PACKS.find(([pattern]) => pattern.test(reading.title))?.[1] ??
      PACKS.find(([pattern]) => pattern.test(reading.text))?.[1] ??
      build;
    const draft = pack(reading, span, thing);
    return withTradeNote(
      { ...draft, called: called(`the ${thing.replace(/^(?:an?|the|some) /i, '')}`) },
      reading,
    );
  },
};

/** "the leaking shed roof", "an oak bookshelf", never the whole sentence. */
function thingOf({ object, aim }: Reading): string {
  const words = (object === '' ? aim : object)
    .replace(/^(?:up|out|and [a-z]+)\s+/i, '')
    .replace(/\b(?:so (?:that )?|in order to|because|without|but|for|under [€$£\d]).*$/i, '')
    .replace(/[,;(].*$/, '')
    .trim();
  const plain = words === '' ? 'the thing' : words;
  const mine = plain.replace(/^(?:my|our)\b/i, 'the').replace(/\b(?:my|our)\b/gi, 'your');
  const thing = object === '' ? uncapitalise(mine) : mine;
  return /^(?:an?|the|some|\d)/i.test(thing) ? thing : `the ${thing}`;
}

const TRADE: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:electric\w*|wiring|socket|fuse|outlet|light switch|rewire)\b/i,
    'Fixed wiring is work for a licensed electrician: switch the circuit off and get a quote.',
  ],
  [
    /\b(?:gas|boiler|heating)\b/i,
    'Gas and boilers are work for a registered gas engineer, by law in most places.',
  ],
  [
    /\b(?:asbestos|load[- ]bearing|structural|chimney)\b/i,
    'Ask a surveyor or builder before you touch it: asbestos and load-bearing parts are not work for one person.',
  ],
  [
    /\b(?:roof|gutter|ladder|attic)\b/i,
    'A roof is worked on in dry weather, with a second person at the foot of the ladder; steep or higher than one floor, ask a roofer.',
  ],
  [
    /\b(?:business|company|startup|shop|etsy)\b/i,
    'Registration, tax and liability differ by place: one hour with a tax adviser or a business advice office before the first sale.',
  ],
];

function withTradeNote(draft: Draft, { text }: Reading): Draft {
  const notes = TRADE.filter(([pattern]) => pattern.test(text)).map(([, note]) => note);
  return notes.length === 0
    ? draft
    : { ...draft, notes: [...(draft.notes ?? []), ...notes.filter((note) => !draft.notes?.includes(note))] };
}
