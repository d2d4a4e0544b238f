import { z } from 'zod';

/**
 * The shape of each answer of a Pact Broker that our flow meets, from the sources of pact-foundation/pact_broker:
 * what it publishes as approved answers (spec/fixtures/approvals, `A:`) and as decorators
 * (lib/pact_broker/api/decorators, `D:`).
 */
const text = z.string();
const link = z.looseObject({ href: text });
const named = z.looseObject({ href: text, name: text });
const object = (properties: Record<string, z.ZodType>): z.ZodType => z.looseObject(properties);
const links = (...names: string[]) => object(Object.fromEntries(names.map((name) => [name, link])));
const listOf = (items: z.ZodType) => z.array(items);
const notices = listOf(object({ type: text, text }));
const embeddedVersion = object({ number: text, _links: links('self') });
const environment = object({
  uuid: text,
  name: text,
  displayName: text,
  production: z.boolean(),
  _links: links('self'),
});
const participant = (version: z.ZodType) => object({ name: text, version, _links: links('self') });

const SHAPES = {
  /** D: resources/index.rb */
  index: object({
    _links: links(
      'self',
      'pb:publish-contracts',
      'pb:pacticipants',
      'pb:pacticipant',
      'pb:environments',
      'pb:webhooks',
      'pb:provider-pacts-for-verification',
    ),
  }),
  /** A: docs_pacticipants_pacticipant_get.approved.json */
  participant: object({
    name: text,
    createdAt: text,
    _embedded: object({}),
    _links: links('self', 'pb:versions', 'pb:version', 'pb:branch-version'),
  }),
  /** D: branch_version_decorator.rb */
  branchVersion: object({ _links: links('self') }),
  /** D: version_decorator.rb */
  version: object({
    number: text,
    createdAt: text,
    _links: object({
      self: named,
      'pb:record-deployment': listOf(named),
      'pb:record-release': listOf(named),
    }),
  }),
  /** A: publish_contract_nothing_exists_with_webhook.approved.json */
  published: object({
    notices,
    logs: listOf(object({ level: text, message: text })),
    _embedded: object({
      pacticipant: object({ name: text, _links: links('self') }),
      version: embeddedVersion,
    }),
    _links: object({
      'pb:pacticipant': named,
      'pb:pacticipant-version': named,
      'pb:contracts': listOf(named),
    }),
  }),
  /** D: resources/publish_contracts.rb, set_conflict_response */
  conflict: object({ notices, errors: object({ contracts: listOf(text) }) }),
  /** A: publish_contract_with_validation_error.approved.json, and matrix_service.validate_selectors */
  invalid: object({ errors: z.union([listOf(text), z.record(text, listOf(text))]) }),
  /** A: get_provider_pacts_for_verification.approved.json, with D: verifiable_pact_decorator.rb for `pending` */
  forVerification: object({
    _embedded: object({
      pacts: listOf(
        object({
          shortDescription: text,
          verificationProperties: object({
            notices: listOf(object({ when: text, text })),
            pending: z.boolean().optional(),
          }),
          _links: object({ self: named }),
        }),
      ),
    }),
    _links: links('self'),
  }),
  /** D: pact_decorator.rb: the pact itself, with links */
  pact: object({
    consumer: object({ name: text }),
    provider: object({ name: text }),
    interactions: listOf(object({})),
    createdAt: text,
    _links: links(
      'self',
      'pb:consumer',
      'pb:consumer-version',
      'pb:provider',
      'pb:publish-verification-results',
    ),
  }),
  /** D: verification_decorator.rb */
  verification: object({
    providerName: text,
    providerApplicationVersion: text,
    success: z.boolean(),
    _links: links('self', 'pb:pact-version'),
  }),
  /** D: environments_decorator.rb */
  environments: object({ _embedded: object({ environments: listOf(environment) }), _links: links('self') }),
  /** D: environment_decorator.rb */
  environment,
  /** D: deployed_version_decorator.rb */
  deployed: object({
    uuid: text,
    currentlyDeployed: z.boolean(),
    _embedded: object({ version: embeddedVersion, environment }),
    _links: links('self'),
  }),
  /** D: released_version_decorator.rb */
  released: object({
    uuid: text,
    currentlySupported: z.boolean(),
    _embedded: object({ version: embeddedVersion, environment }),
    _links: links('self'),
  }),
  /** D: deployed_versions_decorator.rb with embedded_pacticipant_decorator.rb */
  deployedVersions: object({
    _embedded: object({
      deployedVersions: listOf(
        object({ _embedded: object({ pacticipant: object({ name: text }), version: embeddedVersion }) }),
      ),
    }),
    _links: links('self'),
  }),
  /** D: released_versions_decorator.rb */
  releasedVersions: object({
    _embedded: object({
      releasedVersions: listOf(
        object({ _embedded: object({ pacticipant: object({ name: text }), version: embeddedVersion }) }),
      ),
    }),
    _links: links('self'),
  }),
  /** D: matrix_decorator.rb; A: features_can_i_deploy_approval_spec.approved.json for the summary */
  matrix: object({
    summary: object({
      deployable: z.boolean().nullable(),
      reason: text,
      success: z.int(),
      failed: z.int(),
      unknown: z.int(),
    }),
    notices,
    matrix: listOf(
      object({
        consumer: participant(embeddedVersion),
        provider: participant(z.nullable(embeddedVersion)),
        pact: object({ createdAt: text, _links: links('self') }),
        verificationResult: z.nullable(
          object({ success: z.boolean(), verifiedAt: text, _links: links('self') }),
        ),
      }),
    ),
  }),
  /** A: docs_webhooks_webhook_put.approved.json */
  webhook: object({
    uuid: text,
    description: text,
    enabled: z.boolean(),
    request: object({ method: text, url: text }),
    events: listOf(object({ name: text })),
    createdAt: text,
    _links: links('self', 'pb:execute', 'pb:webhooks'),
  }),
} as const;

export type ShapeName = keyof typeof SHAPES;

/** Where an answer is not as a Pact Broker's; empty when it is. */
export function unlike(shape: ShapeName, answer: unknown): string[] {
  const { error } = SHAPES[shape].safeParse(answer);
  return (error?.issues ?? []).map(({ path, message }) => `${shape}: ${path.join('.')} ${message}`);
}
