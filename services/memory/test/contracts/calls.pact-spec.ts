import { describeCalls, introspectionCalls, keysCall } from '@odyssey/testing/pact';

describeCalls('memory', [keysCall(), ...introspectionCalls('memory')]);
