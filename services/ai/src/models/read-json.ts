import type { z } from 'zod';
import type { Reading } from './brief.ts';

/**
 * The JSON object of an answer, read by a schema. Models like to wrap it in a code fence or a friendly sentence; what
 * stands around it is dropped.
 */
export function readJson<Output>(text: string, schema: z.ZodType<Output>): Reading<Output> {
  const object = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  const json = parse(object);
  if (json === undefined) return { faults: ['The answer is not one JSON object.'] };
  const read = schema.safeParse(json);
  if (read.success) return { output: read.data, faults: [] };
  return {
    faults: read.error.issues.map(({ path, message }) => `${path.join('.') || 'The object'}: ${message}`),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
