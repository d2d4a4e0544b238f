import { type Channel, KINDS, type Kind } from '../notifications/kinds.ts';

export type Choice = Readonly<Record<Channel, boolean>>;
export type Choices = Readonly<Record<Kind, Choice>>;
/** What a person has chosen; where they said nothing the default holds. */
export type ChosenSoFar = Readonly<Partial<Record<Kind, Partial<Choice>>>>;

/** In the app everything is shown; by mail comes what is rare and worth leaving the inbox for. */
export const DEFAULTS: Choices = {
  welcome: { in_app: true, email: true },
  plan_proposed: { in_app: true, email: false },
  plan_failed: { in_app: true, email: false },
  story_ready: { in_app: true, email: false },
  task_completed: { in_app: true, email: false },
  goal_completed: { in_app: true, email: true },
  export_ready: { in_app: true, email: true },
  security: { in_app: true, email: true },
};

/** Every kind with every channel. Security is always told: whoever takes an account over would switch it off first. */
export function effective(chosen: ChosenSoFar): Choices {
  const choices = KINDS.map((kind) => [kind, { ...DEFAULTS[kind], ...chosen[kind] }]);
  return { ...(Object.fromEntries(choices) as Choices), security: DEFAULTS.security };
}
