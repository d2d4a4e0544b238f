/** What practice looks like in a family of skills. A new family is an entry here. */
export interface Craft {
  pattern: RegExp;
  weeks: number;
  minutes: number;
  scope: string;
  show: (skill: string) => string;
  material: (skill: string) => [string, string];
  drills: [string, string][];
  real: (skill: string) => [string, string];
  realMinutes: number;
  testMinutes: number;
  safety?: [string, string];
}

const song = (skill: string): string =>
  /(?:play|sing)(?:ing)? (?!the |guitar|piano|violin|ukulele|drums)(.+?)(?: on .*)?$/.exec(skill)?.[1] ??
  'one song that you love';

export const CRAFTS = {
  instrument: {
    pattern:
      /guitar|piano|violin|ukulele|drums?|bass|cello|flute|saxophone|trumpet|keyboard|accordion|harmonica|\bsing/i,
    weeks: 12,
    minutes: 25,
    scope: 'Three chords or one hand position is the right size; listen to three recordings of it.',
    show: (skill) => `play or sing ${song(skill)} from start to end for a friend`,
    material: (skill) => [
      `Borrow or tune the instrument and print the chords or notes of ${song(skill)}`,
      'Leave it on a stand in sight. One teacher or one course, not five; a first lesson sets the hands right.',
    ],
    drills: [
      [
        'change between the first two chords or notes 40 times',
        'Slowly enough that none buzzes; the metronome at 60.',
      ],
      [
        'play the first part hands apart, then together',
        'Four bars, three times without a mistake, then the next four.',
      ],
      [
        'play the hardest four bars at half speed',
        'Mark the place where the fingers hesitate and practise only the move before it.',
      ],
      [
        'play the whole piece at three quarters of its speed',
        'Do not stop at mistakes: go on, note them, mend them after.',
      ],
      ['record the whole piece at full speed', 'Listen once with the notes in hand and mark three places.'],
    ],
    real: () => [
      'Play it once for one person who will not judge',
      'Nerves are part of the piece: the second time is easier.',
    ],
    realMinutes: 30,
    testMinutes: 30,
  },
  code: {
    pattern:
      /python|javascript|typescript|rust|java\b|sql|excel|coding|\bcode\b|programming|html|css|web development|machine learning|data science/i,
    weeks: 10,
    minutes: 60,
    scope:
      'Small and yours: a script that renames your photographs, a page for your club, a sheet that adds up your hours.',
    show: (skill) =>
      `a small working program in ${skill.replace(/^(?:to )?(?:code|coding|program|programming)(?: in)? ?/, '') || 'your language'} that someone else can run`,
    material: (skill) => [
      `Install ${skill.replace(/^(?:to )?(?:code|coding|program|programming)(?: in)? ?/, '') || 'the tools'} and run a first line that prints your name`,
      'Then choose one course with exercises, and an editor; the search for better ones ends here.',
    ],
    drills: [
      [
        'read input, decide, repeat: ten short exercises',
        'Type, do not copy. Write what you expect before you run it.',
      ],
      [
        'functions, lists and a file read and written',
        'One error message a day explained in your own words.',
      ],
      ['the smallest version of your program', 'It may be ugly, it must run. Keep each version.'],
      ['the part that fails: find why with prints or a debugger', 'Make it smaller until you see it.'],
      [
        'tidy it: names, a readme of ten lines, two tests',
        'Someone who does not know it should start it in five minutes.',
      ],
    ],
    real: () => [
      'Use your program for one real task of this week',
      'What was missing? Only that gets built.',
    ],
    realMinutes: 60,
    testMinutes: 60,
  },
  cooking: {
    pattern: /\bcook|bak(?:e|ing)|bread|sourdough|sushi|curry|pasta|recipes?|barista|brew/i,
    weeks: 6,
    minutes: 75,
    scope: 'One dish with one side, made without looking at the recipe.',
    show: (skill) =>
      `cook or bake ${/^(?:bak|cook|mak)(?:e|ing)? (.+)/.exec(skill)?.[1] ?? 'three dishes'} for guests without a recipe`,
    material: (skill) => [
      `Pick one recipe for ${/^(?:to )?(?:bak|cook|mak)(?:e|ing)? (.+)/.exec(skill)?.[1] ?? 'each of three dishes'}, read it twice and shop for it`,
      'One source you trust; scales, a sharp knife, a thermometer help more than gadgets.',
    ],
    drills: [
      ['make it exactly by the recipe', 'Weigh everything, note times and what it looked like at each.'],
      [
        'make it again and change one thing',
        'Salt, heat, rest or time: one at a time, or you learn nothing.',
      ],
      ['the hard part alone: knife, dough or sauce', 'Three small batches side by side.'],
      ['cook it with the recipe face down', 'Look only where you are stuck, and mark that place.'],
    ],
    real: () => [
      'Cook it for one person and ask what they would change',
      'Ask for one thing, not for praise.',
    ],
    realMinutes: 120,
    testMinutes: 180,
  },
  swim: {
    pattern: /\bswim/i,
    weeks: 10,
    minutes: 45,
    scope: 'Twenty-five metres in shallow water is the right first size.',
    show: () => 'swim 50 metres and tread water for a minute with the teacher beside you',
    material: () => [
      'Book a beginners’ course at the pool and buy goggles',
      'Say that you cannot swim; courses for adults are small and kind.',
    ],
    drills: [
      ['breathe out under water twenty times at the wall', 'In shallow water, someone beside you.'],
      ['float on front and back for ten seconds each', 'Ears in the water, belly up.'],
      ['glide from the wall and kick five metres', 'Face in, long arms, slow legs.'],
      ['arms and breathing over ten metres', 'One breath every second stroke.'],
      ['25 m without touching the ground', 'Slow is fine; the wall is the aim.'],
    ],
    real: () => [
      'Swim three widths in the shallow part with a friend watching',
      'Rest at each wall as long as you like.',
    ],
    realMinutes: 45,
    testMinutes: 45,
    safety: [
      'Ask the pool for a teacher or lifeguard to be there at each session',
      'Nobody learns to swim alone: a teacher or a lifeguard is there each time, and water stays shallow until they say otherwise.',
    ],
  },
  driving: {
    pattern: /\bdriv(?:e|ing)\b|licen[cs]e|motorbike/i,
    weeks: 14,
    minutes: 60,
    scope: 'The examiner’s list is the scope: theory, manoeuvres, forty minutes on the road.',
    show: () => 'pass the driving test',
    material: () => [
      'Compare three driving schools by price, waiting time and pass rate, and book the first lesson',
      'Eye test, photographs and first-aid proof can be done while you wait.',
    ],
    drills: [
      ['30 theory questions, wrong ones marked', 'Every wrong one comes back tomorrow.'],
      ['clutch, start on a hill, mirrors, on a quiet road', 'With the instructor; talk aloud what you see.'],
      ['right of way, roundabouts and lanes in town', 'Name the sign before it acts on you.'],
      ['parking three ways and one turn in the road', 'Ten each; then the one that failed.'],
      ['a mock test with the instructor silent', 'Afterwards three faults, one lesson each.'],
    ],
    real: () => ['Pass the theory test', 'Book the practical test the same day: waiting lists are long.'],
    realMinutes: 90,
    testMinutes: 90,
    safety: [
      'Book an eye test and ask about medicines that forbid driving',
      'Practise on the road only with a licensed instructor or as your law allows.',
    ],
  },
  speaking: {
    pattern: /public speaking|present(?:ing|ation)|speech|talks?\b/i,
    weeks: 6,
    minutes: 30,
    scope: 'Five minutes on one thing you know better than the room.',
    show: () => 'give a five-minute talk without notes to ten people',
    material: () => [
      'Watch two five-minute talks and write down how they begin and end',
      'Then find a room: a club, a team meeting, a supper with friends. Put its date down.',
    ],
    drills: [
      ['say the first two sentences ten times', 'They carry you over the nerves; learn only these by heart.'],
      ['speak the talk from five words on a card', 'To a wall, standing up, with the clock.'],
      ['film it and watch once without sound', 'Hands, feet, eyes: mend one.'],
      ['speak it to one person and leave out a third', 'Ask what they remember; that is your talk.'],
    ],
    real: () => ['Ask one question aloud at a meeting this week', 'Stand up for it if the room allows.'],
    realMinutes: 30,
    testMinutes: 45,
  },
  hand: {
    pattern:
      /\bdraw|paint|watercolou?r|sew|knit|crochet|pottery|woodwork|carv|calligraphy|photograph|origami|embroider|juggl|chess|dance|tango|salsa|yoga|climb|ski|surf|skate/i,
    weeks: 8,
    minutes: 40,
    scope: 'Look at five good examples and choose the plainest.',
    show: (skill) =>
      `${/juggl|danc|tango|salsa|yoga|climb|ski|surf|skate|chess/.test(skill) ? `three minutes of ${skill}` : `one finished piece of ${skill}`} in front of a friend`,
    material: (skill) => [
      `Borrow or buy only what the first five sessions of ${skill} need, and choose one teacher or book`,
      'A class for beginners gives hands and eyes something to copy.',
    ],
    drills: [
      ['copy one simple example exactly', 'Slowly; the aim is to see how it is made.'],
      ['the basic move or line fifty times', 'Ten at a time, look, correct one thing.'],
      ['a small piece of your own from start to end', 'Finish it even if it fails in the middle.'],
      ['the part that failed, alone', 'Ask someone better to watch for two minutes.'],
      ['the whole thing again beside the first try', 'Lay the two side by side and name the difference.'],
    ],
    real: (skill) => [
      `Do ${skill} once with others: a class, a meeting, a friend’s table`,
      'Ask one person how they do the thing you find hard.',
    ],
    realMinutes: 90,
    testMinutes: 60,
  },
  any: {
    pattern: /(?:)/,
    weeks: 8,
    minutes: 40,
    scope: 'If you cannot say it in one line, halve it.',
    show: (skill) => `ten minutes of ${skill} to someone who knows it`,
    material: (skill) => [
      `Ask two people who know ${skill} which one book, course or teacher they would start with, and get it`,
      'Then stop looking: the first chapter done beats three compared.',
    ],
    drills: [
      ['the first part, then from memory', 'Close the book, write or do what stayed, open it, compare.'],
      ['one worked example step by step', 'Say why at each step; where you cannot, mark it.'],
      ['the same without help, against the clock', 'Twice; the second time shows what sits.'],
      ['the marked places only', 'Bring them to someone who knows.'],
    ],
    real: (skill) => [
      `Use ${skill} for one real thing this week, however small`,
      'Note what you had to look up: that is the next session.',
    ],
    realMinutes: 60,
    testMinutes: 45,
  },
} satisfies Record<string, Craft>;

export function craftOf(text: string): Craft {
  const all: readonly Craft[] = Object.values(CRAFTS);
  return all.find(({ pattern }) => pattern.test(text)) ?? CRAFTS.any;
}
