import { fieldsOf } from '../fields.ts';
import type { Given, Result } from '../map/results.ts';
import { jsonIn } from '../map/results.ts';
import { type Interaction, identityOf, type Pact } from '../pact-file.ts';
import { mutantsOf, type Operator, UNHEARD_OF } from './mutants.ts';
import { Reliance } from './reliance.ts';
import type { Trial } from './replayed.ts';

/** A changed answer, and whether the contract says that its consumer would notice. */
export interface Change extends Trial {
  readonly consumer: string;
  readonly operator: Operator | 'status' | 'nothing';
  /** The field, `metadata ce_type`, `status`. */
  readonly at: string;
  readonly noticed: boolean;
}

type Draft = Omit<Change, 'id' | 'consumer' | 'interaction'>;

const REST_CLIENT = 'rest-client';

/**
 * Every change of every answer of one provider that its verification saw, and each answer unchanged: that one has to be
 * accepted. The map tells of those that were not seen.
 */
export function changesOf(pacts: readonly Pact[], results: readonly Result[]): Change[] {
  const shapes = new Set<string>();
  const changes = pacts.flatMap((pact) =>
    pact.interactions.flatMap((interaction) => {
      const consumer = pact.consumer.name;
      const given = givenFor(consumer, interaction, results);
      if (!given) return [];
      const drafts: Draft[] = [
        { operator: 'nothing', at: '', noticed: false, given },
        ...(interaction.response
          ? ofAnswer(consumer, interaction, given, shapes)
          : ofMessage(consumer, interaction, given, shapes)),
      ];
      return drafts.map((draft) => ({ ...draft, consumer, interaction }));
    }),
  );
  return changes.map((change, index) => ({ ...change, id: `m${index}` }));
}

/** What the provider really gave, unless it was not seen; for the generated client its contract's own example: only required fields are at stake. */
function givenFor(consumer: string, interaction: Interaction, results: readonly Result[]): Given | undefined {
  const { response } = interaction;
  if (consumer === REST_CLIENT && response) {
    return {
      status: response.status,
      metadata: headersOf(interaction),
      body: JSON.stringify(response.body?.content ?? ''),
    };
  }
  const identity = identityOf(interaction);
  const found = results.find(
    (one) => one.consumer === consumer && [one.description, ...one.states].join(' | ') === identity,
  );
  return found?.given && { ...found.given, metadata: clean(found.given.metadata) };
}

/** What belongs to the connection is none of the contract's business. */
const clean = (metadata: Given['metadata']) =>
  Object.fromEntries(
    Object.entries(metadata).filter(
      ([name]) => !['connection', 'transfer-encoding', 'content-length', 'date'].includes(name),
    ),
  );

const headersOf = ({ response }: Interaction): Record<string, string> =>
  Object.fromEntries(
    Object.entries(response?.headers ?? {}).map(([name, values]) => [
      name.toLowerCase(),
      [values].flat().join(', '),
    ]),
  );

function ofMessage(consumer: string, interaction: Interaction, given: Given, shapes: Set<string>): Draft[] {
  const { contents, metadata = {}, matchingRules } = interaction;
  const reliance = new Reliance(contents, matchingRules);
  // Every reader of an event is promised the same envelope: once for each event is enough.
  const envelope = isNew(shapes, [consumer, metadata]) ? Object.keys(given.metadata) : [];
  // One contract about answers with the same fields notices the same changes, whoever it is with.
  const fields = fieldsOf(jsonIn(given.body));
  const body = isNew(shapes, [contents?.content, matchingRules?.body, fields]) ? ofBody(given, reliance) : [];
  return [
    ...body,
    ...envelope.flatMap((name) => {
      const { [name]: _dropped, ...without } = given.metadata;
      return [
        { operator: 'drop' as const, next: without },
        { operator: 'another value' as const, next: { ...without, [name]: UNHEARD_OF } },
      ].map(({ operator, next }) => ({
        operator,
        at: `metadata ${name}`,
        noticed: reliance.noticesMetadata(metadata, name, operator),
        given: { ...given, metadata: next },
      }));
    }),
  ];
}

function ofAnswer(consumer: string, { response }: Interaction, given: Given, shapes: Set<string>): Draft[] {
  const reliance = new Reliance(response?.body, response?.matchingRules);
  const status: Draft = { operator: 'status', at: 'status', noticed: true, given: { ...given, status: 418 } };
  if (consumer !== REST_CLIENT) return [status, ...ofBody(given, reliance)];
  const { content } = response?.body ?? {};
  // Problems look alike wherever they come from.
  if (!isNew(shapes, [content, response?.matchingRules])) return [status];
  return [status, ...ofBody(given, reliance).filter(({ operator }) => operator === 'drop')];
}

function ofBody(given: Given, reliance: Reliance): Draft[] {
  return mutantsOf(jsonIn(given.body)).map(({ operator, at, value }) => ({
    operator,
    at,
    noticed: reliance.notices(operator, at),
    given: { ...given, body: JSON.stringify(value) },
  }));
}

function isNew(known: Set<string>, value: unknown): boolean {
  const text = JSON.stringify(value);
  if (known.has(text)) return false;
  known.add(text);
  return true;
}
