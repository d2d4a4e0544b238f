import { describeCalls, keysCall } from '@odyssey/testing/pact';

describeCalls('notifications', [keysCall()]);
