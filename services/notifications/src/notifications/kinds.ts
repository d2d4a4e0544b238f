export const KINDS = [
  'welcome',
  'plan_proposed',
  'plan_failed',
  'story_ready',
  'task_completed',
  'goal_completed',
  'export_ready',
  'security',
] as const;
export type Kind = (typeof KINDS)[number];

export const CHANNELS = ['in_app', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];
