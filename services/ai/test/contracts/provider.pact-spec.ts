import { afterAll } from '@jest/globals';
import { describeProvider } from '@odyssey/testing/pact';
import { ai } from '../../src/service.ts';
import { MemoryServer } from '../memory-server.ts';
import { publishes } from './publishes.ts';
import { states } from './states.ts';

const memory = await MemoryServer.start();
afterAll(() => memory[Symbol.asyncDispose]());

// Jobs are run by hand: a contract asks what a story answers while it is being written.
describeProvider(ai, { states, publishes, service: { env: memory.env, workers: false } });
