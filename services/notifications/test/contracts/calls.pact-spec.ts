import { describeCalls, introspectionCalls, keysCall } from '@odyssey/testing/pact';

describeCalls('notifications', [keysCall(), ...introspectionCalls('notifications')]);
