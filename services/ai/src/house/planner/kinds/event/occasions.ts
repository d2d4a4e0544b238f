export interface Sort {
  pattern: RegExp;
  name: string;
  days: number;
  food: string;
  heart: [string, string];
}

export const SORTS: readonly Sort[] = [
  {
    pattern: /wedding|marry/i,
    name: 'wedding',
    days: 240,
    food: 'one menu with a dish without meat, cake, and drinks by the head',
    heart: [
      'Write the order of the wedding day by the quarter-hour and name a person for each part',
      'Registry office or church, rings, words, meal, dance, way home. You two are in charge of nothing on the day. The registry office tells which papers it needs, and by when.',
    ],
  },
  {
    pattern: /conference|workshop|meetup|retreat|seminar/i,
    name: 'workshop',
    days: 75,
    food: 'water, coffee, and a lunch one can eat standing',
    heart: [
      'Write the programme by the half-hour, with what people can do afterwards that they could not before',
      'Speakers get their time, room and questions in one message; breaks are a fifth of the day.',
    ],
  },
  {
    pattern: /birthday/i,
    name: 'birthday',
    days: 30,
    food: 'the cake, two warm dishes, drinks, and something for children',
    heart: [
      'Choose the one moment of the birthday: song, film, speech or walk, and who does it',
      'Ten minutes that are only about the person; all the rest is food and company.',
    ],
  },
  {
    pattern: /concert|exhibition|festival/i,
    name: 'evening',
    days: 70,
    food: 'drinks and something salty',
    heart: [
      'Set the running order with times and test sound and light in the room',
      'The strongest piece last; fees for music rights are asked for in writing.',
    ],
  },
  {
    pattern: /dinner|brunch|barbecue|bbq|picnic/i,
    name: 'meal',
    days: 14,
    food: 'a starter that waits cold, one pot, a sweet made the day before',
    heart: [
      'Write the cooking times backward from the hour of the meal',
      'Nothing that must be fried while guests are there; the table is laid before you cook.',
    ],
  },
  {
    pattern: /(?:)/,
    name: 'gathering',
    days: 35,
    food: 'two warm dishes, bread, drinks, something sweet',
    heart: [
      'Choose the one moment people should remember and who does it',
      'A toast, a song, a picture together, at a fixed hour.',
    ],
  },
];
