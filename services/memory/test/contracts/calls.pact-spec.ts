import { describeCalls, keysCall } from '@odyssey/testing/pact';

describeCalls('memory', [keysCall()]);
