import { factory } from '@odyssey/testing';

/** Bodies as a person sends them: valid with no argument. */

type Body = Record<string, unknown>;

export const aTask = factory<Body>(() => ({ title: 'Walk the river loop' }));
export const aGoal = factory<Body>(() => ({ title: 'Swim 1,500 m without a rest' }));
export const aProject = factory<Body>(() => ({ title: 'Fit by summer' }));
export const aLifeArea = factory<Body>(() => ({ name: 'Garden' }));
