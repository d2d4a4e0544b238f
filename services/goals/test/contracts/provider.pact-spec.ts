import { describeProvider } from '@odyssey/testing/pact';
import { goals } from '../../src/service.ts';
import { states } from './states.ts';

describeProvider(goals, { states, publishes: {} });
