import { describeProvider } from '@odyssey/testing/pact';
import { goals } from '../../src/service.ts';
import { publishes } from './publishes.ts';
import { states } from './states.ts';

describeProvider(goals, {
  states,
  publishes,
  notYet: { 'goals.achievement.earned.v2': 'read by this release, published by the next: docs/adr/0018' },
});
