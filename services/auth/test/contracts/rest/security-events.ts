import { listed } from '@odyssey/testing/pact';
import type { Case } from './case.ts';

export const securityEvents: Case[] = listed('SecurityEvents_list', 'an account');
