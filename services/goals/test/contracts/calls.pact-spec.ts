import { describeCalls, keysCall } from '@odyssey/testing/pact';

describeCalls('goals', [keysCall()]);
