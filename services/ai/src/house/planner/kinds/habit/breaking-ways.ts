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
