import { createClient } from '@odyssey/client';

export interface Call {
  readonly method: string;
  /** With its parameters filled in. */
  readonly path: string;
  readonly query: Record<string, string>;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

/** One call through the published client, and what its user sees of the answer. */
export async function callOperation(
  baseUrl: string,
  { method, path, query, headers, body }: Call,
): Promise<{ status: number; code?: string }> {
  // Paths are typed for those who write them; here they come from the document.
  const http = createClient(baseUrl).http as unknown as {
    request(method: string, path: string, init: object): Promise<{ response: Response; error?: unknown }>;
  };
  const { response, error } = await http.request(method.toLowerCase(), path, {
    params: { query },
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const { code } = (error ?? {}) as { code?: string };
  return { status: response.status, ...(code ? { code } : {}) };
}
