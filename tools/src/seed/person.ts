/** Whose life a developer finds after ./odyssey seed. The same every time, dates apart: they count from today. */
export const PERSON = {
  email: 'sam@example.org',
  password: 'correct horse battery staple',
  displayName: 'Sam Rivers',
  timeZone: 'Europe/Lisbon',
};

export interface SeedTask {
  title: string;
  dueInDays: number;
  durationMinutes: number;
  tags: string[];
  done?: boolean;
}

export interface SeedGoal {
  /** Name of one of the life areas a new person starts with, or part of it. */
  area: string;
  title: string;
  description: string;
  targetInDays: number;
  tasks: SeedTask[];
}

export const GOALS: SeedGoal[] = [
  {
    area: 'health',
    title: 'Run ten kilometres without stopping',
    description: 'Slowly, along the river, before the summer heat.',
    targetInDays: 70,
    tasks: [
      {
        title: 'Run the bridge loop, 4 km',
        dueInDays: -6,
        durationMinutes: 35,
        tags: ['running'],
        done: true,
      },
      { title: 'Buy shoes that fit', dueInDays: -3, durationMinutes: 60, tags: ['errand'], done: true },
      { title: 'Run to the lighthouse and back, 6 km', dueInDays: 2, durationMinutes: 50, tags: ['running'] },
      { title: 'Run ten kilometres', dueInDays: 68, durationMinutes: 75, tags: ['running'] },
    ],
  },
  {
    area: 'learning',
    title: 'Order dinner in Portuguese',
    description: 'Including the question what is good today, and understanding the answer.',
    targetInDays: 40,
    tasks: [
      {
        title: 'Learn forty words of the kitchen',
        dueInDays: -1,
        durationMinutes: 45,
        tags: ['portuguese'],
        done: true,
      },
      {
        title: 'Listen to two episodes about food',
        dueInDays: 4,
        durationMinutes: 50,
        tags: ['portuguese', 'listening'],
      },
      { title: 'Order lunch at the market', dueInDays: 20, durationMinutes: 60, tags: ['portuguese'] },
    ],
  },
  {
    area: 'home',
    title: 'Repair the garden table',
    description: 'Sand it, oil it, and replace the split board.',
    targetInDays: 14,
    tasks: [
      { title: 'Sand the table top', dueInDays: -8, durationMinutes: 120, tags: ['wood'], done: true },
      { title: 'Replace the split board', dueInDays: -5, durationMinutes: 90, tags: ['wood'], done: true },
      { title: 'Oil the table twice', dueInDays: -2, durationMinutes: 60, tags: ['wood'], done: true },
    ],
  },
];

/** Told in a conversation, so that the next one can use it. */
export const TOLD = 'I run best before breakfast, and my sister Inês joins me on Sundays.';
