import { describe, expect, it } from '@jest/globals';
import { CATALOGUE, type EventDef } from '@odyssey/contracts';
import { z } from 'zod';
import { descriptionOf, writeReading } from '../src/pact/message-interaction.ts';
import { only } from '../src/pact/recorded-reads.ts';
import { freshPactFolder, Promised } from '../src/pact/written.ts';

/** In the catalogue so that it can be read, but not published yet: docs/adr/0018. */
const NOT_PUBLISHED = ['goals.achievement.earned.v2'];

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
}

/** What the published schema says is always there, as far as the sample shows it. */
function requiredFields({ properties = {}, required = [], items }: JsonSchema, path = ''): string[] {
  if (items) return [`${path}[*]`, ...requiredFields(items, `${path}[*]`)];
  return required.flatMap((name) => {
    const at = path ? `${path}.${name}` : name;
    return [at, ...requiredFields(properties[name] ?? {}, at)];
  });
}

const fieldsOf = (event: EventDef) => requiredFields(z.toJSONSchema(event.strict) as JsonSchema);

describe('what a program outside may rely on', () => {
  const folder = freshPactFolder('outside-messages');
  const promised = new Promised();

  for (const event of CATALOGUE.filter(({ type }) => !NOT_PUBLISHED.includes(type))) {
    it(`is what the published schema of ${event.type} requires, and no more is needed to read it`, async () => {
      const description = descriptionOf(event, 'external.schema');
      const fields = fieldsOf(event);
      const example = event.example();
      const required = { ...example, data: only(example.data, fields) as typeof example.data };
      promised.add(description);
      await writeReading(
        folder,
        { consumer: 'external', event, description, example: required, fields },
        async (received) => {
          expect(event.data.safeParse(received.data).error).toBeUndefined();
        },
      );
    });
  }

  it('is all in the pact files', () => {
    promised.compareWith(folder);
  });
});
