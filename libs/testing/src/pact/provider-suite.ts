import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CATALOGUE, readEvent, type ServiceName } from '@odyssey/contracts';
import type { ServiceDefinition } from '@odyssey/platform';
import type { TestUser } from '../access.ts';
import { type TestService, type TestServiceOptions, testService } from '../test-service.ts';
import { pactFilesOf } from './pact-files.ts';
import { pactSource } from './pact-source.ts';
import { unaskedUseCases } from './unasked.ts';
import { ContractBroken, type Json, keyOf, type Message, type Verified, verifyProvider } from './verify.ts';

/** Who asks in one interaction, and what the request is filled with. */
export interface Stage {
  /** Who asks: a person, as tests sign for them; the token that the service itself gave; another service; or nobody. */
  readonly user?: TestUser;
  readonly token?: string;
  readonly caller?: ServiceName;
  readonly values?: Record<string, Json>;
}

/** Sets the stage of a provider state, through the service's own use cases. */
export type StateSetUp = (service: TestService) => Promise<Stage>;

/** What makes the service publish an event. */
export type UseCase = (service: TestService) => Promise<unknown>;

export interface ProviderOptions {
  readonly states: Readonly<Record<string, StateSetUp>>;
  /**
   * For each event that is read by anyone: the use case that publishes it, under its type, or under
   * `<type>, <variant>` for one variant of its readers.
   */
  readonly publishes: Readonly<Record<string, UseCase>>;
  /** Events of the catalogue that nothing publishes today, each with the reason. */
  readonly notYet?: Readonly<Record<string, string>>;
  readonly service?: TestServiceOptions;
}

interface OutboxRow {
  seq: string;
  topic: string;
  key: string;
  headers: Record<string, string> | string;
  payload: string;
}

/** The provider's half of every contract with this service, HTTP and messages in one run. */
export function describeProvider(definition: ServiceDefinition, options: ProviderOptions): void {
  describe(`what ${definition.name} promised`, () => {
    let service: TestService;
    beforeAll(async () => {
      service = await testService(definition, options.service);
    });
    afterAll(() => service?.close());

    it('is kept', async () => {
      const { source, expected } = pactSource(definition.name);
      let stage: Stage = {};
      const verified = await verifyProvider({
        provider: definition.name,
        baseUrl: service.url,
        states: Object.fromEntries(
          Object.entries(options.states).map(([name, setUp]) => [
            name,
            async () => {
              stage = await setUp(service);
              return stage.values;
            },
          ]),
        ),
        headers: () => authorization(service, stage),
        message: (description) => published(service, options, description),
        source,
        ...(expected ? { expected } : {}),
      }).catch((error: unknown) => {
        if (expected && error instanceof ContractBroken) keep(definition.name, error.verified);
        throw error;
      });
      const notOk = verified.filter(({ result }) => result !== 'OK');
      if (!expected) return tellPending(notOk);
      keep(definition.name, verified);
      expect(notOk).toEqual([]);
    }, 120_000);

    const events = CATALOGUE.filter((event) => event.service === definition.name);
    it('has a use case for each of its events', () => {
      const told = [...Object.keys(options.publishes).map(typeOf), ...Object.keys(options.notYet ?? {})];
      expect([...new Set(told)].sort()).toEqual(events.map(({ type }) => type).sort());
    });

    for (const event of events.filter(({ type }) => !(type in (options.notYet ?? {})))) {
      it(`publishes ${event.type} as the catalogue has it`, async () => {
        const { metadata, body } = await published(service, options, `${event.type} as anyone reads it`);
        const record = { key: metadata.kafka_key ?? null, value: body, headers: metadata };
        expect(metadata.kafka_topic).toBe(event.topic);
        expect(readEvent([event], record).subject).toBe(metadata.kafka_key);
        expect(event.strict.safeParse(JSON.parse(body)).error).toBeUndefined();
      });
    }

    it('has no use case for a variant that nobody reads', () => {
      const descriptions = pactFilesOf(definition.name).interactions.map(({ description }) => description);
      expect(unaskedUseCases(Object.keys(options.publishes), descriptions)).toEqual([]);
    });

    it('has no provider state that nobody asks for', () => {
      const asked = new Set(pactFilesOf(definition.name).interactions.flatMap(({ states }) => states));
      expect(Object.keys(options.states).filter((state) => !asked.has(state))).toEqual([]);
    });
  });
}

async function authorization(
  service: TestService,
  { user, token, caller }: Stage,
): Promise<Record<string, string>> {
  const { name } = service;
  const signed = user
    ? await service.tokens.ofPerson(user)
    : caller && (await service.tokens.ofService(caller, name));
  const bearer = token ?? signed;
  return bearer ? { authorization: `Bearer ${bearer}` } : {};
}

/** Runs the use case and takes the record that it put in the outbox, as the relay would. */
async function published(
  service: TestService,
  { publishes }: ProviderOptions,
  description: string,
): Promise<Message> {
  const [type = '', variant] = /^(\S+) as \S+ reads it(?:, (.*))?$/.exec(description)?.slice(1) ?? [];
  const useCase = publishes[`${type}, ${variant}`] ?? publishes[type];
  if (!useCase) throw new Error(`no use case publishes ${type}: add it to "publishes"`);
  const [last] = await service.rows<{ seq: string | null }>('select max(seq) as seq from outbox');
  await useCase(service);
  const [row] = await service.rows<OutboxRow>(
    'select seq, topic, key, headers, payload from outbox where type = $1 and seq > $2 order by seq desc limit 1',
    [type, last?.seq ?? 0],
  );
  if (!row) throw new Error(`the use case of ${type} published none`);
  const headers =
    typeof row.headers === 'string' ? (JSON.parse(row.headers) as Record<string, string>) : row.headers;
  return { metadata: { ...headers, kafka_topic: row.topic, kafka_key: row.key }, body: row.payload };
}

/** A use case may be told for one variant: `<type>, <variant>`. */
const typeOf = (told: string) => told.split(', ')[0] ?? told;

/** A broker lets a provider be green until it has once kept a new contract; it is shown all the same. */
function tellPending(pending: readonly Verified[]): void {
  for (const one of pending) {
    process.stderr.write(`pending: ${keyOf(one)}\n${one.mismatches.map((why) => `  ${why}\n`).join('')}`);
  }
}

/** For the contract map. */
function keep(provider: string, verified: readonly Verified[]): void {
  const folder = resolve('.odyssey/pact-results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${provider}.json`, JSON.stringify(verified, null, 2));
}
