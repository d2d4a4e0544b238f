/** Every field of a value as a path, inner ones too: `goal`, `goal.title`, `tags`, `tags[*]`. */
export function fieldsOf(value: unknown, path = ''): string[] {
  if (value === null || typeof value !== 'object') return [];
  const inner = Array.isArray(value)
    ? value.map((item) => [`${path}[*]`, item] as const)
    : Object.entries(value).map(([name, item]) => [path ? `${path}.${name}` : name, item] as const);
  return [...new Set(inner.flatMap(([at, item]) => [at, ...fieldsOf(item, at)]))];
}
