/** "the leaking shed roof" → "the shed roof": the thing without its fault. */
export function plain(thing: string): string {
  const bare = thing.replace(/^(?:the|an?|some)\s+/i, '');
  return `the ${bare.replace(/\b(?:leaking|leaky|broken|dripping|rotten|old|creaking|squeaky|cracked|torn)\s+/gi, '')}`;
}

/** "an oak bookshelf" → "the oak bookshelf": once named, it is known. */
export function named(thing: string): string {
  return thing.replace(/^(?:an?|some)\s+/i, 'the ');
}
