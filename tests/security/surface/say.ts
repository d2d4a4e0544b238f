import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@odyssey/platform';
import type { Said } from './fields.ts';
import type { Operation } from './operations.ts';

export interface Heard {
  status: number;
  headers: Headers;
  text: string;
  /** Milliseconds. */
  took: number;
}

const PICTURE = readFileSync(join(import.meta.dirname, 'dot.gif'));

/** Sends it as this person, or as nobody. A stream is left as soon as it has begun. */
export async function say(
  base: string,
  { method, path }: Operation,
  said: Said,
  token?: string,
  headers: Record<string, string> = {},
): Promise<Heard> {
  const id = encodeURIComponent((said.id ?? newId()).toWellFormed());
  const query = Object.entries(said.query ?? {})
    .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
    .join('&');
  const from = performance.now();
  const answer = await fetch(`${base}${path.replace(/\{\w+\}/, id)}${query && `?${query}`}`, {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(30_000),
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(said.body ? { 'content-type': 'application/json' } : {}),
      'if-match': '*',
      ...headers,
    },
    ...(said.body ? { body: JSON.stringify(said.body) } : {}),
    ...(said.form ? { body: formOf(said.form) } : {}),
  });
  const took = performance.now() - from;
  if (/event-stream/.test(answer.headers.get('content-type') ?? '')) {
    await answer.body?.cancel();
    return { status: answer.status, headers: answer.headers, text: '', took };
  }
  return { status: answer.status, headers: answer.headers, text: await answer.text(), took };
}

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new File([new Uint8Array(PICTURE)], 'dot.gif', { type: 'image/gif' }));
  return form;
}
