import { z } from 'zod';

/** One schema of an event's data, as its producer and as its readers use it. */

/** What a producer may write: every object closed, no `other`. */
export function strictly(schema: z.ZodType): z.ZodType {
  return rebuild(schema, strictly, {
    object: (shape) => z.strictObject(shape),
    enumeration: (values) => z.enum(values.filter((value) => value !== 'other')),
  });
}

/** What a consumer reads: open objects, unknown enum values as `other` where the enumeration allows it. */
export function leniently(schema: z.ZodType): z.ZodType {
  return rebuild(schema, leniently, {
    object: (shape) => z.object(shape),
    enumeration: (values) => {
      // Without it the next value to be added would make every record that holds it unreadable for those who are older.
      if (!values.includes('other'))
        throw new Error(`${values.join(', ')}: an enumeration of an event is a choice()`);
      return z.enum(values).catch('other');
    },
  });
}

interface Leaves {
  object(shape: Record<string, z.ZodType>): z.ZodType;
  enumeration(values: string[]): z.ZodType;
}

function rebuild(schema: z.ZodType, again: (inner: z.ZodType) => z.ZodType, leaves: Leaves): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const shape = Object.entries(schema.shape as Record<string, z.ZodType>);
    return leaves.object(Object.fromEntries(shape.map(([name, inner]) => [name, again(inner)])));
  }
  if (schema instanceof z.ZodEnum) return leaves.enumeration(schema.options as string[]);
  // Cloned, not made anew: the checks on the list itself (its least and greatest length) stay.
  const inner = (type: unknown) => again(type as z.ZodType);
  if (schema instanceof z.ZodArray)
    return schema.clone({ ...schema.def, element: inner(schema.def.element) });
  if (schema instanceof z.ZodOptional)
    return schema.clone({ ...schema.def, innerType: inner(schema.def.innerType) });
  if (schema instanceof z.ZodNullable)
    return schema.clone({ ...schema.def, innerType: inner(schema.def.innerType) });
  if (schema instanceof z.ZodRecord)
    return schema.clone({ ...schema.def, valueType: inner(schema.def.valueType) });
  return schema;
}
