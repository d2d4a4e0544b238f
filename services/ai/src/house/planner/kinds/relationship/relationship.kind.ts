import { type Kind, strongest } from '../kind.ts';
import { keeping } from './keeping.pack.ts';
import { mending } from './mending.pack.ts';
import { newPeople } from './new-people.pack.ts';

const SIGNALS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:reconnect|make up|reconcile|make peace|apologi[sz]e|forgive|keep in touch|stay in touch|catch up|spend (?:more )?(?:quality )?time|be a better|be closer|get closer|get along|improve (?:my|our) (?:relationship|marriage)|repair (?:my|our) (?:relationship|marriage|friendship))\b/i,
    0.92,
  ],
  [
    /\b(?:call|phone|visit|see|write to|meet)\b.{0,25}\b(?:mum|mom|mother|dad|father|parents|sister|brother|grand\w+|friends?|aunt|uncle|cousin|nephew|niece|daughter|son|family)\b/i,
    0.85,
  ],
  [
    /\b(?:make|find|meet)\b.{0,12}\b(?:new )?(?:friends|people|a girlfriend|a boyfriend|a partner|someone)\b|\bbe less lonely\b|\bdate nights?\b|\bstart dating\b/i,
    0.88,
  ],
];

/** Look after a relationship: a person, a rhythm, a first small act, a conversation, a time together that is kept. */
export const relationship: Kind = {
  name: 'relationship',
  recognise: ({ text }) => strongest(text, SIGNALS),
  draft(reading, span) {
    if (
      /\b(?:new friends|make friends|find friends|meet (?:new )?people|less lonely|find (?:a|someone)|start dating)\b/i.test(
        reading.text,
      )
    )
      return newPeople(reading, span);
    return /\b(?:reconcile|make up|make peace|apologi[sz]e|forgive|repair|argu\w*|fight\w*|fell out|not spoken)\b/i.test(
      reading.text,
    )
      ? mending(reading, span)
      : keeping(reading, span);
  },
};
