/** Where a person lives in time and language: an IANA zone and a BCP 47 locale. */

/** Node also takes offsets (`+02:00`) for zones; they know nothing of summer time, so they are refused here. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  return isUnderstood(() => new Intl.DateTimeFormat('en', { timeZone: name }));
}

export function isLocale(tag: string): boolean {
  return isUnderstood(() => Intl.getCanonicalLocales(tag));
}

/** `pt-br` → `pt-BR`. */
export function canonicalLocale(tag: string): string {
  return Intl.getCanonicalLocales(tag)[0] ?? tag;
}

function isUnderstood(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
