import { z } from 'zod';

const closedSchemas = new WeakMap<z.ZodType, z.ZodType>();

/**
 * The same schema that also refuses unknown fields, at every depth, so that a typing error is answered and not
 * dropped. An object that says `.catchall()` or `.loose()` itself stays as it is.
 */
export function closed<Schema extends z.ZodType>(schema: Schema): Schema {
  const known = closedSchemas.get(schema);
  if (known) return known as Schema;
  const made = close(schema);
  closedSchemas.set(schema, made);
  return made as Schema;
}

function close(schema: z.ZodType): z.ZodType {
  const inner = (type: unknown) => closed(type as z.ZodType);
  if (schema instanceof z.ZodObject) {
    const shape = Object.fromEntries(
      Object.entries(schema.shape).map(([name, field]) => [name, inner(field)]),
    );
    return schema.clone({ ...schema.def, shape, catchall: schema.def.catchall ?? z.never() });
  }
  if (schema instanceof z.ZodArray)
    return schema.clone({ ...schema.def, element: inner(schema.def.element) });
  if (schema instanceof z.ZodOptional)
    return schema.clone({ ...schema.def, innerType: inner(schema.def.innerType) });
  if (schema instanceof z.ZodNullable)
    return schema.clone({ ...schema.def, innerType: inner(schema.def.innerType) });
  if (schema instanceof z.ZodDefault)
    return schema.clone({ ...schema.def, innerType: inner(schema.def.innerType) });
  if (schema instanceof z.ZodRecord)
    return schema.clone({ ...schema.def, valueType: inner(schema.def.valueType) });
  if (schema instanceof z.ZodPipe) return schema.clone({ ...schema.def, in: inner(schema.def.in) });
  if (schema instanceof z.ZodUnion)
    return schema.clone({ ...schema.def, options: schema.def.options.map(inner) });
  return schema;
}
