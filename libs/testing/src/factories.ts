import { randomBytes } from 'node:crypto';

/**
 * Makes a factory: valid with no argument, any field replaced by name.
 * `const aMemory = factory(() => ({ kind: 'fact', content: 'Ana lives in Lyon' }))`
 */
export function factory<T extends object>(make: () => T): (given?: Partial<T>) => T {
  return (given = {}) => ({ ...make(), ...given });
}

/** What a person sends to register; the e-mail is nobody else's. */
export const aUser = factory(() => ({
  email: `ana.${randomBytes(8).toString('hex')}@example.com`,
  password: 'a long walk by the river',
  displayName: 'Ana Silva',
  timeZone: 'Europe/Lisbon',
}));

/** What a person sends to make a task. */
export const aTask = factory<{ title: string; [field: string]: unknown }>(() => ({
  title: 'Walk the river loop',
}));

/** What a person sends to make a goal. */
export const aGoal = factory<{ title: string; [field: string]: unknown }>(() => ({
  title: 'Run a marathon by May',
}));
