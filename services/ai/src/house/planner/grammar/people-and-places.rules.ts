import { MONTHS, WEEKDAYS } from '../../calendar.ts';

const RELATION =
  'mum|mom|mother|dad|father|parents|sister|brother|son|daughter|wife|husband|partner|girlfriend|boyfriend|grandmother|grandfather|' +
  'grandma|grandpa|grandparents|aunt|uncle|cousin|niece|nephew|kids|children|boss|manager|team|neighbours?|neighbors?|in-laws|best friend|' +
  'friend|friends|colleagues?|flatmates?|roommates?|family';
const RELATIVE = new RegExp(
  `\\b(?:[Mm]y|[Oo]ur) (?:(?:old|older|younger|little|big|elderly|late|best|school|college|twin) )?(?:${RELATION})(?!\\p{L})(?:['’]s)?(?: (\\p{Lu}[\\p{L}'’-]+))?`,
  'gu',
);
const PLACE =
  /\b(?:[Tt]o|[Ii]n|[Aa]t|[Ff]rom|near|around|across|through|via|for|visit|of|outside|between|see) ((?:the |Lake |Mount |Mt\.? |St\.? )?\p{Lu}[\p{L}'’-]+(?: (?:de|la|of|do|da|del|am|an der) \p{Lu}[\p{L}'’-]+| \p{Lu}[\p{L}'’-]+)*)/gu;
const NAME =
  /\b(?:with|(?:father|mother|parent|dad|mum|mom|friend|partner|husband|wife|brother|sister|kinder|closer|nicer) to|(?<!(?:visa|permit|trip|ticket|train|leave|flight|passport|except) )for|call|visit|meet|invite|ask|marry|phone|write to|reconcile with|forgive) (\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)(?: and (\p{Lu}\p{Ll}+))?/gu;
const LANGUAGES =
  /^(?:Portuguese|Spanish|French|Italian|German|Japanese|English|Dutch|Swedish|Norwegian|Danish|Polish|Greek|Turkish|Arabic|Mandarin|Chinese|Korean|Russian|Hindi|Welsh|Irish|Finnish|Czech|Hebrew|Latin|Python|JavaScript|TypeScript|Rust|Java|Excel|SQL)$/;
const NOT_A_NAME = new RegExp(
  `^(?:I|I['’].*|The|A|An|My|Our|${MONTHS.join('|')}|${MONTHS.map((month) => month.slice(0, 3)).join('|')}|(?:${WEEKDAYS.join('|')})s?|Christmas|Easter|New|Year|Xmas|God|PhD|CV|AI|Goal)$`,
);

export interface PeopleAndPlaces {
  /** "my sister Ana", "Miguel" */
  people: string[];
  places: string[];
}

/** Capitalised words after a preposition are places, after "with", "call", "invite" … people. */
export function findPeopleAndPlaces(text: string): PeopleAndPlaces {
  const people = new Set<string>();
  const places = new Set<string>();
  for (const match of text.matchAll(RELATIVE))
    people.add(
      match[0]
        .replace(/['’]s$/, '')
        .replace(/^[MO]/, (letter) => letter.toLowerCase())
        .trim(),
    );
  for (const match of text.matchAll(NAME)) {
    for (const name of [match[1] ?? '', match[2] ?? '']) {
      if (isName(name) && ![...people].some((known) => known.includes(name))) people.add(name);
    }
  }
  for (const match of text.matchAll(PLACE)) {
    const name = (match[1] ?? '').replace(/['’]s$/, '');
    if (
      isName(name.replace(/^the /, '')) &&
      !people.has(name) &&
      ![...people].some((known) => known.includes(name))
    )
      places.add(name);
  }
  return { people: [...people].slice(0, 4), places: [...places].slice(0, 4) };
}

function isName(text: string): boolean {
  const first = text.split(' ')[0] ?? '';
  return first.length > 1 && !NOT_A_NAME.test(first) && !LANGUAGES.test(first) && !/^\p{Lu}+$/u.test(first);
}
