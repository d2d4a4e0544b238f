import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newestOf } from '@odyssey/contracts';
import { fieldsOf } from '../fields.ts';
import { type Interaction, identityOf, type Pact } from '../pact-file.ts';

interface Agreed {
  readonly consumer: string;
  readonly provider: string;
  readonly description: string;
  /** With consumer and provider it says which interaction this is. */
  readonly identity: string;
  /** The fields of the answer or of the event that the consumer relies on: `goal.title`, `tags[*]`. */
  readonly fields: readonly string[];
}

export interface AgreedAnswer extends Agreed {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly code?: string;
}

export interface AgreedReading extends Agreed {
  /** As it is published. */
  readonly published: string;
  /** As it is read: the newest version of it. */
  readonly type: string;
  readonly handler: string;
}

/** What the pacts say. */
export interface Agreements {
  readonly answers: readonly AgreedAnswer[];
  readonly readings: readonly AgreedReading[];
}

export function pactsOf(folder: string): Pact[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Pact);
}

export function agreementsOf(pacts: readonly Pact[]): Agreements {
  const all = pacts.flatMap((pact) => pact.interactions.map((interaction) => ({ pact, interaction })));
  return {
    answers: all.flatMap(({ pact, interaction }) => answerOf(pact, interaction) ?? []),
    readings: all.flatMap(({ pact, interaction }) => readingOf(pact, interaction) ?? []),
  };
}

const agreed = ({ consumer, provider }: Pact, interaction: Interaction, content: unknown): Agreed => ({
  consumer: consumer.name,
  provider: provider.name,
  description: interaction.description,
  identity: identityOf(interaction),
  fields: fieldsOf(content),
});

function answerOf(pact: Pact, interaction: Interaction): AgreedAnswer | undefined {
  const { request, response } = interaction;
  if (!request || !response) return undefined;
  const content = response.body?.content;
  const { code } = (typeof content === 'object' ? (content ?? {}) : {}) as { code?: unknown };
  return {
    ...agreed(pact, interaction, content),
    method: request.method,
    path: request.path,
    status: response.status,
    ...(response.status >= 400 && typeof code === 'string' ? { code } : {}),
  };
}

/** `goals.task.completed.v1 as ai.write-story reads it, with its goal` */
const READING = /^(\S+) as ([\w-]+)\.(\S+) reads it(?:, .*)?$/;

function readingOf(pact: Pact, interaction: Interaction): AgreedReading | undefined {
  if (interaction.type !== 'Asynchronous/Messages') return undefined;
  const [, published = '', , handler = ''] = READING.exec(interaction.description) ?? [];
  const type = newestOf(published)?.type ?? published;
  return { ...agreed(pact, interaction, interaction.contents?.content), published, type, handler };
}
