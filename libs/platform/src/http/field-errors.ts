import type { FieldError } from '@odyssey/contracts';
import type { z } from 'zod';
import { asSentence } from './field-texts.ts';

type Issue = z.core.$ZodIssue;

/** Every faulty field of a refused body or query, each named by its JSON pointer. */
export function fieldErrors(error: z.ZodError, prefix: readonly PropertyKey[] = []): FieldError[] {
  return error.issues.flatMap((issue) => ofIssue(issue, prefix));
}

function ofIssue(issue: Issue, prefix: readonly PropertyKey[]): FieldError[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointer([...path, key]),
      code: 'unknown_field',
      detail: 'There is no such field.',
    }));
  }
  if (issue.code === 'invalid_union') return ofUnion(issue, path);
  const missing =
    (issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined;
  return [
    {
      pointer: pointer(path),
      code: missing ? 'required' : issue.code,
      detail: missing ? 'This field is needed.' : asSentence(issue.message),
    },
  ];
}

/** The alternative that fits best tells what is wrong; all of them together would only confuse. */
function ofUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: readonly PropertyKey[],
): FieldError[] {
  const [closest] = [...issue.errors].sort((a, b) => a.length - b.length);
  if (!closest || closest.length === 0)
    return [{ pointer: pointer(path), code: issue.code, detail: asSentence(issue.message) }];
  return closest.flatMap((inner) => ofIssue(inner, path));
}

/** The place as a JSON pointer (RFC 6901). */
export const pointer = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
