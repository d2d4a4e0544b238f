/**
 * The use cases that no contract needs: told for a variant that no reader names. The stock verifier calls only what it is
 * asked for, and is silent about the rest.
 * @param told keys of `publishes`: an event's type, or `<type>, <variant>`
 * @param descriptions of all messages that readers expect
 */
export function unaskedUseCases(told: readonly string[], descriptions: readonly string[]): string[] {
  const asked = descriptions.flatMap((description) => {
    const [, type = '', variant] = /^(\S+) as \S+ reads it(?:, (.*))?$/.exec(description) ?? [];
    return variant ? [`${type}, ${variant}`] : [];
  });
  return told.filter((key) => key.includes(', ') && !asked.includes(key));
}
