import { z } from 'zod';

/** The query of every list; add filters with `.extend({ … })`. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50).describe('How many items at most'),
  cursor: z.string().max(1000).optional().describe('nextCursor of the former page; keep the filters'),
});
export type PageQuery = z.output<typeof PageQuery>;

/** One page of a list. `nextCursor` is absent on the last. */
export const Page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().optional() });
export interface Page<View> {
  items: View[];
  nextCursor?: string;
}

type PatchField<Field> =
  Field extends z.ZodOptional<infer Inner extends z.ZodType>
    ? z.ZodOptional<z.ZodNullable<Inner>>
    : Field extends z.ZodDefault<infer Inner extends z.ZodType>
      ? z.ZodOptional<z.ZodType<z.output<Inner>, z.input<Inner> | null>>
      : Field extends z.ZodType
        ? z.ZodOptional<Field>
        : never;

export type MergePatch<Shape extends z.ZodRawShape> = z.ZodObject<{
  [Name in keyof Shape]: PatchField<Shape[Name]>;
}>;

/**
 * The JSON Merge Patch (RFC 7396) of a resource: every field may be left out; null removes an optional field and
 * sets one with a default back to it. Refinements of the whole object are not taken over: check the merged result.
 */
export function mergePatch<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>): MergePatch<Shape> {
  const fields = Object.entries(schema.shape).map(([name, field]) => [name, patchField(field as z.ZodType)]);
  return z.object(Object.fromEntries(fields)) as unknown as MergePatch<Shape>;
}

function patchField(field: z.ZodType): z.ZodType {
  if (field instanceof z.ZodDefault) {
    const normal = field.def.defaultValue;
    return (field.def.innerType as z.ZodType)
      .nullable()
      .transform((value) => (value === null ? normal : value))
      .optional();
  }
  if (field instanceof z.ZodOptional) return (field.def.innerType as z.ZodType).nullable().optional();
  return field.optional();
}
