import { describeCalls, keysCall } from '@odyssey/testing/pact';

describeCalls('media', [keysCall()]);
