import { signedInClient } from '@odyssey/testing';
import fc from 'fast-check';
import sharp from 'sharp';
import type { Person } from './fuzz.ts';
import type { Route } from './operations.ts';

const DAY_MS = 86_400_000;
const day = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((days) => new Date(Date.now() + days * DAY_MS));
const nothing = fc.constant(undefined);

/** Fields that mean more than their schema can say. */
const MEANING: Record<string, fc.Arbitrary<unknown>> = {
  timeZone: fc.constantFrom('Europe/Lisbon', 'Pacific/Chatham', 'UTC'),
  locale: fc.constantFrom('en', 'pt-BR', 'de'),
  // Of a day and an instant only one can be said.
  dueAt: nothing,
  validFrom: day(-900, -1).map((at) => at.toISOString()),
  validTo: day(1, 900).map((at) => at.toISOString()),
  from: day(-60, -31).map((at) => at.toISOString().slice(0, 10)),
  to: day(-30, 0).map((at) => at.toISOString().slice(0, 10)),
  expiresAt: day(1, 300).map((at) => at.toISOString()),
  // Nobody is erased in the middle of it.
  coolOffSeconds: fc.integer({ min: 1_000_000, max: 2_592_000 }),
  // All steps of a plan: their ids are within it.
  stepIds: nothing,
  // What happened lately is what a story can tell of.
  date: day(-2, 0).map((at) => at.toISOString().slice(0, 10)),
  lastEventId: fc.constantFrom('0', '1'),
};

/** A fresh person, who knows their own address, password and tokens. */
export async function aPerson(gateway: string): Promise<Person> {
  const { client, email, password, accessToken, refreshToken } = await signedInClient(gateway);
  // Something is done already, so that there is something to tell.
  const { body: task } = await client.post('/v1/tasks', { title: 'Begin' });
  await client.post(`/v1/tasks/${task.id}/complete`);
  const own: Record<string, fc.Arbitrary<unknown>> = {
    email: fc.constant(email),
    password: fc.constant(password),
    currentPassword: fc.constant(password),
    newPassword: fc.uuid().map((word) => `new ${word}`),
    refreshToken: fc.constant(refreshToken),
  };
  const fresh: Record<string, fc.Arbitrary<unknown>> = {
    email: fc.uuid().map((word) => `fuzz.${word}@example.org`),
    password: fc.uuid(),
  };
  return {
    token: accessToken,
    known: ({ path }, field) => {
      if (!path.startsWith('/v1/auth/')) return MEANING[field];
      return MEANING[field] ?? (/\/(register|email\/change)$/.test(path) ? fresh : own)[field];
    },
    form,
  };
}

const PICTURE = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a04020' } })
  .png()
  .toBuffer();

function form({ body }: Route): FormData | undefined {
  if (body?.contentType !== 'multipart/form-data') return undefined;
  const made = new FormData();
  made.set('file', new Blob([new Uint8Array(PICTURE)], { type: 'image/png' }), 'square.png');
  return made;
}
