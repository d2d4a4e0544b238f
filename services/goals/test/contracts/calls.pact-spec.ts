import { describeCalls, introspectionCalls, keysCall } from '@odyssey/testing/pact';

describeCalls('goals', [keysCall(), ...introspectionCalls('goals')]);
