/** A pact was published, or a version deployed, and some provider's version has not been held to it yet. */
export const EVENT = 'contract_requiring_verification_published';

/** Always the same, so that preparing a broker twice leaves one webhook. */
const UUID = '0190a5b1-0d55-7e00-8000-0d7c0de0b001';

/**
 * What the broker is to send: GitHub's `repository_dispatch`, read by .github/workflows/contracts.yml. The broker fills
 * in the pact, and which version of the provider has not been held to it: that one is checked out and verified.
 */
export function webhook(url: string, token: string | undefined): { path: string; body: object } {
  return {
    path: `webhooks/${UUID}`,
    body: {
      description: 'Verify a contract that a provider has not been held to',
      events: [{ name: EVENT }],
      request: {
        method: 'POST',
        url,
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/vnd.github+json',
          ...(token ? { Authorization: `Bearer ${token}` } : {}),
        },
        body: {
          event_type: EVENT,
          client_payload: {
            pact_url: fromBroker('pactUrl'),
            provider: fromBroker('providerName'),
            provider_version: fromBroker('providerVersionNumber'),
            provider_branch: fromBroker('providerVersionBranch'),
          },
        },
      },
    },
  };
}

const fromBroker = (name: string) => `\${pactbroker.${name}}`;
