/**
 * What a new person finds: the areas that most wheels of life agree on, evenly weighted, to be renamed, weighted
 * and removed at will.
 */
export const STARTING_LIFE_AREAS = [
  {
    name: 'Health',
    icon: 'heart',
    color: '#d64545',
    description: 'Body and mind: movement, food, sleep, rest.',
  },
  { name: 'Relationships', icon: 'people', color: '#d9822b', description: 'Family, partner and friends.' },
  {
    name: 'Work',
    icon: 'briefcase',
    color: '#2f6f9f',
    description: 'What you do for a living and where it leads.',
  },
  { name: 'Money', icon: 'coins', color: '#3d8f5f', description: 'Earning, saving, owing and giving.' },
  { name: 'Learning', icon: 'book', color: '#6b5bb0', description: 'Skills, languages and understanding.' },
  { name: 'Home', icon: 'house', color: '#8a6d4b', description: 'The place you live in and its upkeep.' },
  {
    name: 'Joy',
    icon: 'sun',
    color: '#e0b020',
    description: 'Play, art, travel and everything just for fun.',
  },
  {
    name: 'Contribution',
    icon: 'hands',
    color: '#3a9aa3',
    description: 'What you give to others and to the world.',
  },
] as const;
