import { Instant } from '@odyssey/contracts';
import { z } from 'zod';
import { KINDS, type Kind } from '../notifications/kinds.ts';
import { effective } from './preference.rules.ts';
import type { PreferencesEntity } from './preferences.entity.ts';

const Choice = z.object({ in_app: z.boolean(), email: z.boolean() });
const AlwaysOn = z.object({ in_app: z.literal(true), email: z.literal(true) });

const perKind = <Schema extends z.ZodType>(schema: Schema) =>
  Object.fromEntries(KINDS.map((kind) => [kind, schema])) as Record<Kind, Schema>;

export const PreferencesView = z
  .object({
    preferences: z.object(perKind(Choice)),
    version: z.int().nonnegative().describe('0 until something was chosen'),
    createdAt: Instant.optional(),
    updatedAt: Instant.optional(),
  })
  .meta({ id: 'NotificationPreferences' });
export type PreferencesView = z.output<typeof PreferencesView>;

/** Replaces what was chosen: a kind or channel that is left out goes back to its default. Security cannot be switched off. */
export const ReplacePreferences = z
  .object({
    preferences: z
      .object({ ...perKind(Choice.partial()), security: AlwaysOn.partial() })
      .partial()
      .describe('By kind and channel; what is left out has its default'),
  })
  .meta({ id: 'ReplaceNotificationPreferences' });
export type ReplacePreferences = z.output<typeof ReplacePreferences>;

export function toPreferencesView(preferences: PreferencesEntity | null): PreferencesView {
  if (!preferences) return { preferences: effective({}), version: 0 };
  return {
    preferences: effective(preferences.chosen),
    version: preferences.version,
    createdAt: preferences.createdAt.toISOString(),
    updatedAt: preferences.updatedAt.toISOString(),
  };
}
