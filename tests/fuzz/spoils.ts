import type { Schema } from '../security/surface/operations.ts';

/** One way to be wrong, and where. */
export interface Spoil {
  what: string;
  /** The value as it should not be. */
  value: unknown;
}

/** Every single way in which an object that fits the schema can be made not to fit it, one fault each. */
export function spoilsOf(schema: Schema, good: unknown): Spoil[] {
  const choices = schema.anyOf ?? schema.oneOf;
  // Wrong for one choice may be right for the other: only what no choice knows is surely wrong.
  if (choices) return [{ what: 'neither one nor the other', value: { neither: true } }];
  const whole = good as Record<string, unknown>;
  const { properties = {}, required = [] } = schema;
  const within = Object.entries(properties).flatMap(([name, inner]) =>
    faultsOf(inner).map(({ what, value }) => ({
      what: `${name} ${what}`,
      value: { ...whole, [name]: value },
    })),
  );
  const missing = required.map((name) => {
    const { [name]: _gone, ...rest } = whole;
    return { what: `without ${name}`, value: rest };
  });
  const unknown = { what: 'with a field that is not there', value: { ...whole, notThere: 1 } };
  return [...within, ...missing, unknown, { what: 'no object', value: [whole] }];
}

/** Values that one field cannot have. */
export function faultsOf(schema: Schema): Spoil[] {
  if (schema.anyOf ?? schema.oneOf) return [];
  const { enum: listed, minLength = 0, maxLength, minimum, maximum, minItems = 0, maxItems, items } = schema;
  const faults: Spoil[] = [];
  if (listed) faults.push({ what: 'not listed', value: 'none_of_these' });
  switch ([schema.type].flat()[0]) {
    case 'string':
      faults.push({ what: 'no text', value: { a: 1 } }, { what: 'with NUL', value: 'a\u0000b' });
      if (minLength > 0) faults.push({ what: 'too short', value: '' });
      if (maxLength !== undefined) faults.push({ what: 'too long', value: 'a'.repeat(maxLength + 1) });
      if (schema.format && schema.format !== 'binary')
        faults.push({ what: `no ${schema.format}`, value: 'nonsense' });
      break;
    case 'integer':
      faults.push({ what: 'no number', value: 'x' }, { what: 'a fraction', value: 1.5 });
      if (minimum !== undefined) faults.push({ what: 'too small', value: minimum - 1 });
      if (maximum !== undefined) faults.push({ what: 'too large', value: maximum + 1 });
      break;
    case 'boolean':
      faults.push({ what: 'no boolean', value: 'perhaps' });
      break;
    case 'array':
      faults.push({ what: 'no list', value: 'x' });
      if (minItems > 0) faults.push({ what: 'empty', value: [] });
      if (maxItems !== undefined && items)
        faults.push({ what: 'too many', value: Array(maxItems + 1).fill('x') });
      break;
    case 'object':
      faults.push({ what: 'no object', value: 'x' });
      break;
  }
  return faults;
}
