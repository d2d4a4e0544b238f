import { z } from 'zod';
import { Id, Locale, TimeZone } from '../fields.ts';

/** A person's profile, as `registered` and `profile_changed` carry it. */
export const UserState = z.object({
  userId: Id,
  email: z.email(),
  emailVerified: z.boolean(),
  displayName: z.string(),
  timeZone: TimeZone,
  locale: Locale,
});
