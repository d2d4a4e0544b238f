/** How long the trash keeps what is put into it. */
export const TRASH_DAYS = 30;

const TRASH_MS = TRASH_DAYS * 24 * 3600 * 1000;

/** When something put into the trash now is deleted for good. */
export const purgeTime = (trashedAt: Date): Date => new Date(trashedAt.getTime() + TRASH_MS);

/** What was put into the trash at this time or before may go now. */
export const purgeableSince = (now: Date): Date => new Date(now.getTime() - TRASH_MS);
