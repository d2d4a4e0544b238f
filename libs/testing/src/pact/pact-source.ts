import { processEnvironment } from '@odyssey/platform';
import type { VerifierOptions } from '@pact-foundation/pact';
import { pactFilesOf } from './pact-files.ts';
import type { Expected } from './verify.ts';

/** Where a provider's pacts come from. */
export interface PactSource {
  readonly source: Partial<VerifierOptions>;
  /** What has to be run; with a broker, only it knows. */
  readonly expected?: readonly Expected[];
}

/** Pacts of branches that are older than this were not written with pending pacts in mind. */
const WIP_SINCE = '2026-11-01';

/** The checked-in pacts; or what a broker asks of this provider, when `./odyssey contracts verify` says so. */
export function pactSource(provider: string, env = processEnvironment()): PactSource {
  if (env.ODYSSEY_PACT_SOURCE !== 'broker') {
    const { files, interactions } = pactFilesOf(provider);
    return { source: { pactUrls: files }, expected: interactions };
  }
  const results = {
    providerVersion: env.ODYSSEY_PROVIDER_VERSION ?? '',
    providerVersionBranch: env.ODYSSEY_PROVIDER_BRANCH ?? '',
    publishVerificationResult: Boolean(env.CI),
  };
  const source = { ...credentials(env), ...results };
  if (env.PACT_URL) return { source: { ...source, pactUrls: [env.PACT_URL] } };
  return {
    source: {
      ...source,
      pactBrokerUrl: env.PACT_BROKER_BASE_URL ?? '',
      consumerVersionSelectors: [
        { mainBranch: true },
        { matchingBranch: true },
        { deployedOrReleased: true },
      ],
      enablePending: true,
      includeWipPactsSince: WIP_SINCE,
    },
  };
}

function credentials({
  PACT_BROKER_TOKEN: token,
  PACT_BROKER_USERNAME: user,
  PACT_BROKER_PASSWORD: password,
}: NodeJS.ProcessEnv): Partial<VerifierOptions> {
  if (token) return { pactBrokerToken: token };
  return user ? { pactBrokerUsername: user, pactBrokerPassword: password ?? '' } : {};
}
