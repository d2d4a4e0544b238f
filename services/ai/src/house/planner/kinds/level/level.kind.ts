import { type Kind, strongest } from '../kind.ts';
import { anyMeasure } from './any-measure.pack.ts';
import { bodyWeight } from './body-weight.pack.ts';
import { moving } from './moving.pack.ts';
import { strength } from './strength.pack.ts';
import { swimming } from './swimming.pack.ts';

const SIGNALS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:half[- ])?marathon\b|\bultra\b|\btriathlon\b|\bparkrun\b/i, 0.95],
  [
    /\b(?:run|jog|walk|hike|cycle|ride|row|swim|bike)\b.{0,25}(?:\d[\d.,]* ?(?:k|km|m|met(?:er|re)s?|miles?)\b|kilomet|marathon)/i,
    0.9,
  ],
  [/\b\d+ ?k\b(?!.{0,3}[€$])(?=.{0,20}(?:run|race|$))/i, 0.6],
  [/\b(?:push-?ups?|pull-?ups?|chin-?ups?|sit-?ups?|squats?|burpees?|plank)\b/i, 0.9],
  [/\b(?:bench(?: press)?|deadlift|squat|overhead press)\b.{0,20}\d/i, 0.9],
  [/\b(?:lose|gain|shed|drop|put on)\b.{0,20}(?:weight|kg|kilos?|pounds|lbs?|stone|fat)\b/i, 0.95],
  [
    /\b(?:chess|elo|rating|wpm|words (?:a|per) minute|typing speed|followers|subscribers|listeners|score|blood pressure|resting heart rate|vo2|handicap)\b.{0,40}\d|\d.{0,20}\b(?:elo|wpm|followers|subscribers|listeners)\b/i,
    0.85,
  ],
  [/\bfrom \d[\d,.]* .{0,20}to \d/i, 0.7],
  [/\bunder \d+ (?:minutes|hours)\b/i, 0.7],
  [/\b(?:start running|run (?:without stopping|regularly)|couch to)\b/i, 0.7],
];

/** Reach a measurable level: from the figure of today to the target in progressive sessions, with rest and a test. */
export const level: Kind = {
  name: 'level',
  recognise: ({ text }) => strongest(text, SIGNALS),
  draft(reading, span) {
    const { text } = reading;
    if (/\b(?:lose|gain|shed|drop|put on)\b.{0,20}(?:weight|kg|kilos?|pounds|lbs?|stone|fat)\b/i.test(text))
      return bodyWeight(reading, span);
    if (/\bswim/i.test(text)) return swimming(reading, span);
    if (
      /\b(?:push-?up|pull-?up|chin-?up|sit-?up|squat|burpee|plank|bench|deadlift|overhead press)/i.test(text)
    )
      return strength(reading, span);
    if (
      /\b(?:run|running|jog|marathon|parkrun|ultra|triathlon|cycl|ride|bike|walk|hik|couch to|\d+ ?k\b)/i.test(
        text,
      )
    )
      return moving(reading, span);
    return anyMeasure(reading, span);
  },
};
