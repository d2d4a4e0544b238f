/** Puts another getter in the place of a class's own. A renamed one no longer compiles. @returns what puts it back. */
export function replaceGetter<T extends object, Name extends keyof T>(
  prototype: T,
  name: Name,
  get: (this: T) => T[Name],
): () => void {
  const own = Object.getOwnPropertyDescriptor(prototype, name);
  if (!own?.get)
    throw new Error(`${String(name)} is no getter any more: take the guard away where it is now`);
  Object.defineProperty(prototype, name, { ...own, get });
  return () => {
    Object.defineProperty(prototype, name, own);
  };
}
