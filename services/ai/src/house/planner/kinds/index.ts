import type { Reading } from '../grammar/reading.ts';
import { care } from './care.kind.ts';
import { decide } from './decide.kind.ts';
import { event } from './event/event.kind.ts';
import { generic } from './generic/generic.kind.ts';
import { habit } from './habit/habit.kind.ts';
import type { Kind } from './kind.ts';
import { level } from './level/level.kind.ts';
import { make } from './make/make.kind.ts';
import { money } from './money/money.kind.ts';
import { move } from './move/move.kind.ts';
import { paperwork } from './paperwork/paperwork.kind.ts';
import { relationship } from './relationship/relationship.kind.ts';
import { skill } from './skill/skill.kind.ts';
import { work } from './work/work.kind.ts';

/** In order of precedence: of two kinds with the same strength the earlier one wins. */
const KINDS: readonly Kind[] = [
  care,
  decide,
  money,
  level,
  skill,
  event,
  move,
  paperwork,
  relationship,
  work,
  make,
  habit,
  generic,
];

/** The title speaks louder than the description: a kind seen only there counts for two thirds. */
export function chooseKind(reading: Reading): Kind {
  const titleOnly = { ...reading, text: reading.title };
  let best: { kind: Kind; strength: number } = { kind: generic, strength: 0 };
  for (const kind of KINDS) {
    const strength = Math.max(kind.recognise(titleOnly), kind.recognise(reading) * 0.67);
    if (strength > best.strength) best = { kind, strength };
  }
  return best.kind;
}
