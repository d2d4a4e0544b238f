import { describeCalls, introspectionCalls, keysCall } from '@odyssey/testing/pact';

describeCalls('media', [keysCall(), ...introspectionCalls('media')]);
