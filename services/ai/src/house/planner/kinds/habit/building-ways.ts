interface BuildWay {
  pattern: RegExp;
  /** "Meditate": what is done, as an order. */
  act: string;
  /** "meditating": the same as a thing. */
  name: string;
  /** The smallest version that still counts. */
  least: string;
  cue: string;
  prepare: readonly [string, string];
  minutes: number;
}

export const BUILD: readonly BuildWay[] = [
  {
    pattern: /meditat|mindful/i,
    act: 'Meditate',
    name: 'meditating',
    least: 'three slow breaths with closed eyes',
    cue: 'the kettle goes on',
    prepare: [
      'Put a cushion and a timer where you will sit',
      'The same corner each time, facing a wall, the telephone on flight mode.',
    ],
    minutes: 15,
  },
  {
    pattern: /journal|diary|gratitude/i,
    act: 'Write in the journal',
    name: 'the journal',
    least: 'one sentence with the date',
    cue: 'you brush your teeth at night',
    prepare: ['Put notebook and pen on the pillow', 'On paper: a screen has other plans with you.'],
    minutes: 15,
  },
  {
    pattern: /floss/i,
    act: 'Floss',
    name: 'flossing',
    least: 'one tooth',
    cue: 'you have put the toothbrush down',
    prepare: [
      'Put the floss into the toothbrush glass',
      'You cannot take the one without touching the other.',
    ],
    minutes: 15,
  },
  {
    pattern: /wake|get up|early/i,
    act: 'Get up at the alarm',
    name: 'getting up',
    least: 'feet on the floor at the first ring',
    cue: 'the alarm across the room rings',
    prepare: [
      'Move the alarm across the room and lay out clothes',
      'Bedtime moves by the same quarter-hour, or the morning takes it back.',
    ],
    minutes: 15,
  },
  {
    pattern: /sleep|bed/i,
    act: 'Put the light out',
    name: 'the bedtime',
    least: 'lights out fifteen minutes earlier than last week',
    cue: 'the evening alarm rings an hour before bed',
    prepare: [
      'Move the charger out of the bedroom and dim the lamps',
      'Dark, cool, and a book. A doctor is the right address if sleep stays bad for a month.',
    ],
    minutes: 15,
  },
  {
    pattern: /water/i,
    act: 'Drink a glass of water',
    name: 'drinking water',
    least: 'one glass',
    cue: 'you sit down at the table',
    prepare: ['Put a filled bottle on desk and table', 'Fill it again each time you stand up.'],
    minutes: 15,
  },
  {
    pattern: /steps|walk/i,
    act: 'Walk your round',
    name: 'the walk',
    least: 'once round the block',
    cue: 'you have put the lunch plate away',
    prepare: [
      'Put shoes and coat beside the door and map a round from your door',
      'And a dry one for rain: a covered street, a museum, stairs.',
    ],
    minutes: 30,
  },
  {
    pattern: /read/i,
    act: 'Read',
    name: 'reading',
    least: 'one page',
    cue: 'you get into bed',
    prepare: [
      'Lay the book on the pillow and leave the telephone in the kitchen',
      'Two more books wait, so that finishing one does not end it.',
    ],
    minutes: 20,
  },
  {
    pattern: /yoga/i,
    act: 'Roll out the mat for yoga',
    name: 'yoga',
    least: 'one sun salutation',
    cue: 'the coffee is running through',
    prepare: [
      'Roll out the mat where you trip over it and choose one 20-minute sequence',
      'The same one for a month; nothing may hurt.',
    ],
    minutes: 20,
  },
  {
    pattern: /stretch/i,
    act: 'Stretch',
    name: 'stretching',
    least: 'touch your toes once',
    cue: 'the coffee is running through',
    prepare: [
      'Roll out the mat beside the coffee machine and choose five stretches',
      'Write them on a card; nothing may hurt.',
    ],
    minutes: 15,
  },
  {
    pattern: /exercis|workout|fit\b|active|gym|train/i,
    act: 'Exercise',
    name: 'exercise',
    least: 'ten squats in your socks',
    cue: 'you come in from work',
    prepare: [
      'Lay out sports clothes tonight and choose three 20-minute sessions',
      'One at home, one outside, one with someone. Ask a doctor first if you have not moved for years or something hurts.',
    ],
    minutes: 30,
  },
  {
    pattern: /eat|vegetable|fruit|diet|healthi|cook/i,
    act: 'Cook what you planned',
    name: 'the eating plan',
    least: 'one piece of fruit',
    cue: 'you open the fridge for supper',
    prepare: [
      'Plan three suppers, shop for them and put the fruit in sight',
      'What is at eye level is eaten first. Diets belong to a doctor or dietitian.',
    ],
    minutes: 45,
  },
  {
    pattern: /\bwrit|blog|newsletter/i,
    act: 'Write',
    name: 'writing',
    least: 'three sentences',
    cue: 'you have poured the first coffee',
    prepare: [
      'List ten things people have asked you, one line each',
      'The first line of the next piece is written before you stop.',
    ],
    minutes: 45,
  },
  {
    pattern: /piano|guitar|violin|draw|paint|practi[cs]e/i,
    act: 'Practise',
    name: 'practising',
    least: 'two minutes',
    cue: 'you have cleared the supper table',
    prepare: ['Leave instrument, brush or notebook out on its stand', 'What must be unpacked is not begun.'],
    minutes: 30,
  },
];
