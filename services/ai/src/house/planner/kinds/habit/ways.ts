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
    pattern: /piano|guitar|violin|draw|paint|practi[cs]e|write/i,
    act: 'Practise',
    name: 'practising',
    least: 'two minutes',
    cue: 'you have cleared the supper table',
    prepare: ['Leave instrument, brush or notebook out on its stand', 'What must be unpacked is not begun.'],
    minutes: 30,
  },
];

export interface BreakWay {
  pattern: RegExp;
  name: string;
  least: string;
  cue: string;
  /** What takes its place at the trigger. */
  instead: string;
  remove: string;
  /** Who should be asked where the body or a dependence is concerned; "" when nobody has to. */
  adviser: string;
}

export const BREAK: readonly BreakWay[] = [
  {
    pattern: /smok|cigarett|vap/i,
    name: 'smoking',
    least: 'ten minutes of waiting before each one',
    cue: 'coffee, the balcony, the wait for the bus',
    instead: 'a glass of water and three minutes outside without pockets',
    remove: 'ashtrays, lighters and the spare packet',
    adviser:
      'A doctor, a pharmacist or a free stop-smoking line knows which aids suit you; help makes it much likelier to last.',
  },
  {
    pattern: /alcohol|drink|wine|beer/i,
    name: 'drinking',
    least: 'the first glass is water',
    cue: 'the first hour after work',
    instead: 'a cold drink with lemon in the same glass',
    remove: 'the bottles at eye level',
    adviser: 'If you drink every day, speak to a doctor before you stop: stopping suddenly can be dangerous.',
  },
  {
    pattern: /sugar|sweet|chocolate|snack|fast food/i,
    name: 'sweets',
    least: 'one piece on a plate, sitting down',
    cue: 'the hour after supper',
    instead: 'tea and an apple in slices',
    remove: 'what lies in the drawer and on the desk',
    adviser: 'With diabetes or a history of trouble with eating, talk to a doctor first.',
  },
  {
    pattern: /phone|social|instagram|tiktok|scroll|screen/i,
    name: 'picking up the phone',
    least: 'the telephone in another room for twenty minutes',
    cue: 'bed, sofa and the toilet',
    instead: 'a book on the arm of the sofa',
    remove: 'the apps from the first screen, and the charger from the bedroom',
    adviser: '',
  },
  {
    pattern: /coffee|caffein/i,
    name: 'coffee',
    least: 'a smaller cup',
    cue: 'the walk past the machine',
    instead: 'half decaffeinated, then tea',
    remove: 'the second machine and the large cups',
    adviser: '',
  },
  {
    pattern: /nail|biting/i,
    name: 'nail biting',
    least: 'one finger that is left alone',
    cue: 'thinking at the screen',
    instead: 'a stone or a ring to turn',
    remove: 'rough edges, with a file in the pocket',
    adviser: '',
  },
  {
    pattern: /procrastinat/i,
    name: 'putting things off',
    least: 'two minutes of the worst task',
    cue: 'a task without a first move',
    instead: 'writing down the first move and a timer of ten minutes',
    remove: 'every open tab and the telephone from the desk',
    adviser: '',
  },
  {
    pattern: /snooz/i,
    name: 'the snooze button',
    least: 'feet on the floor once',
    cue: 'the first ring',
    instead: 'curtains open and a glass of water',
    remove: 'the alarm from the bedside',
    adviser: '',
  },
  {
    pattern: /gambl/i,
    name: 'gambling',
    least: 'a day with the card at home',
    cue: 'pay-day and boredom',
    instead: 'a call to the person who knows',
    remove: 'the apps, and yourself from the sites by self-exclusion',
    adviser: 'A gambling help line is free and confidential; call it first.',
  },
];
