import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventDef, newestOf, type Received } from '@odyssey/contracts';
import { Dispatcher, type HandlerOptions, reactionOf, Transactions, type Tx } from '@odyssey/events';
import { reactionsOf, type ServiceDefinition } from '@odyssey/platform';
import { type TestService, testService } from '../test-service.ts';
import { descriptionOf, writeReading } from './message-interaction.ts';
import { only, Reads } from './recorded-reads.ts';
import { freshPactFolder, Promised } from './written.ts';

export interface ReadingCase<E extends EventDef = EventDef> {
  /** By what is different about each; without them the catalogue's own. Together they show every field that is read. */
  examples?: Readonly<Record<string, Received<E>>>;
  /** Makes what has to be there before. @returns the event about it, when that is another one than the example. */
  given?(service: TestService, example: Received<E>): Promise<Received<E> | undefined>;
  /** What the handler leaves behind, read in its own transaction; without ids and times that are new each time. */
  effect(tx: Tx, event: Received<E>): Promise<unknown>;
  /** Optional fields it would read, that no real event of today has together with the others; each with the reason. */
  neverShown?: Readonly<Record<string, string>>;
}

interface Contract {
  readonly handler: HandlerOptions;
  /** As it is published: the handler's own event, or an earlier version that it reads as its own. */
  readonly event: EventDef;
  readonly reading: ReadingCase;
}

type HandlerOf<E extends EventDef> = abstract new (
  ...dependencies: never[]
) => {
  handle(event: Received<E>, tx: Tx): unknown;
};

/**
 * What one handler relies on: it is run, and what it reads is written down.
 * @param event as its service publishes it today; an earlier version than the handler's is upcast, as in production.
 */
export function reading<E extends EventDef>(
  handler: HandlerOf<E>,
  event: E,
  reading: ReadingCase<E>,
): Contract {
  const options = reactionOf(handler);
  if (!options || newestOf(event.type)?.type !== options.event.type) {
    throw new Error(`${handler.name} does not react to ${event.type}`);
  }
  return { handler: options, event, reading: reading as unknown as ReadingCase };
}

/** Ends a transaction that was only looked at. */
class Undone extends Error {}

/** The consumer's half of the contracts about events: one for each handler of another service's event, none forgotten. */
export function describeReadings(definition: ServiceDefinition, contracts: readonly Contract[]): void {
  const folder = freshPactFolder(`${definition.name}-messages`);
  const promised = new Promised();
  let service: TestService;

  describe(`what ${definition.name} reads of events`, () => {
    beforeAll(async () => {
      service = await testService(definition, { workers: false });
    });
    afterAll(() => service?.close());

    it('has a contract for every handler of another’s event', () => {
      // Its own events are between nobody and itself.
      const handlers = reactionsOf(definition)
        .filter(({ event }) => event.service !== definition.name)
        .map(keyOf);
      expect(contracts.map(({ handler }) => keyOf(handler)).sort()).toEqual(handlers.sort());
    });

    for (const { handler, event: published, reading } of contracts) {
      const examples = Object.entries(reading.examples ?? { '': published.example() });
      it(`${handler.name} of ${published.type}`, async () => {
        const shown = new Set<string>();
        const asked = new Set<string>();
        for (const [variant, sample] of examples) {
          const example = (await reading.given?.(service, sample)) ?? sample;
          const reads = new Reads();
          const whole = await effectOf(service, handler, reading, {
            ...example,
            data: reads.of(example.data),
          });
          const part = { ...example, data: only(example.data, reads.paths) as Received['data'] };
          expect(await effectOf(service, handler, reading, part)).toEqual(whole);
          for (const path of reads.paths) shown.add(path);
          for (const path of reads.missing) asked.add(path);
          const description = descriptionOf(published, `${definition.name}.${handler.name}`, variant);
          promised.add(description);
          await writeReading(
            folder,
            { consumer: definition.name, event: published, description, example, fields: reads.paths },
            async (event) => {
              expect(await effectOf(service, handler, reading, event)).toEqual(whole);
            },
          );
        }
        // A field that is read and in no example would be in no contract: nobody would notice its end.
        const hidden = [...asked].filter((path) => !shown.has(path) && !(path in (reading.neverShown ?? {})));
        expect({ readButInNoExample: hidden.sort() }).toEqual({ readButInNoExample: [] });
      });
    }

    it('is all in the pact files', () => {
      promised.compareWith(folder);
    });
  });
}

/** Runs the handler as the consumer does, looks at what it left, and takes it back. */
async function effectOf(
  service: TestService,
  { name, event: { type } }: HandlerOptions,
  { effect }: ReadingCase,
  event: Received,
): Promise<unknown> {
  const { handlers } = service.get(Dispatcher);
  const handler = handlers.of(type).find((known) => known.name === name);
  if (!handler) throw new Error(`${name} is not registered for ${type}`);
  let left: unknown;
  const run = service.get(Transactions).forPersonEvenErased(event.subject, async (tx) => {
    const before = await effect(tx, event);
    await handlers.run(handler, asReadBy(handler.event, event), tx.causedBy(event));
    left = await effect(tx, event);
    expect(left).not.toEqual(before);
    throw new Undone();
  });
  await run.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return left;
}

/** An earlier version as the handler's own, by the catalogue's way from one to the next. */
function asReadBy(event: EventDef, received: Received): Received {
  if (received.type === event.type || !event.upcasts) return received;
  const { from, up } = event.upcasts;
  const before = asReadBy(from, received);
  return { ...before, data: up(before.data as never) as Received['data'] };
}

const keyOf = ({ name, event }: HandlerOptions) => `${name} of ${event.type}`;
