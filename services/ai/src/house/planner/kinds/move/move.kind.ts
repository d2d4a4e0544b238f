import { type Kind, strongest } from '../kind.ts';
import { house } from './house.pack.ts';
import { trip } from './trip.pack.ts';

const SIGNALS: readonly (readonly [RegExp, number])[] = [
  [
    /\bmov(?:e|ing) (?:to|into|out|house|flat|home|in with|abroad|back)\b|\bemigrate\b|\brelocate\b|\bfind (?:a |an )?(?:new )?(?:flat|apartment|house|place to live|room)\b/i,
    0.92,
  ],
  [
    /\b(?:travel|trip|holiday|vacation|backpack|journey|road trip|cycling tour|interrail|honeymoon|city break|visit|fly|go)\b.{0,25}\b(?:to|through|around|across|in)\b.{0,3}\p{Lu}/u,
    0.8,
  ],
  [
    /\b(?:plan|organi[sz]e|book|take)\b.{0,25}\b(?:trip|holiday|vacation|journey|honeymoon|city break|getaway|sabbatical)\b/i,
    0.88,
  ],
  [/\b(?:weeks?|days|weekend|month|nights) (?:in|around|through|across) (?:the )?[A-Z]/, 0.8],
  [/\bvisit [A-Z]|\bsee the (?:northern lights|pyramids|world)\b/, 0.7],
];

/** Move house or travel: papers and money first, then the big bookings, then what is carried, then the arrival. */
export const move: Kind = {
  name: 'move',
  recognise: ({ text }) => strongest(text, SIGNALS),
  draft: (reading, span) =>
    /\bmov(?:e|ing)\b|emigrate|relocate|find (?:a |an )?(?:new )?(?:flat|apartment|house|place|room)/i.test(
      reading.text,
    )
      ? house(reading, span)
      : trip(reading),
};
