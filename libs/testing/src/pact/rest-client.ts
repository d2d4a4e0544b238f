import { createClient, Problem } from '@odyssey/client';

export interface Call {
  readonly operation: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** What the document says comes back. */
  readonly contentType: string | undefined;
}

/** Operations and their input are typed for those who write them; here they come from the document. */
interface Untyped {
  call(operation: string, input: object): Promise<{ status: number }>;
  open(operation: string, input: object): Promise<Response>;
}

/** One call through the published client, and what its user sees of the answer. */
export async function callOperation(
  baseUrl: string,
  { operation, path, query, headers, body, contentType }: Call,
): Promise<{ status: number; code?: string }> {
  const client = createClient({ baseUrl, retries: 0 }) as unknown as Untyped;
  const input = { path, query, headers, ...(body === undefined ? {} : { body }) };
  try {
    if (!contentType || contentType.includes('json')) return await client.call(operation, input);
    const answer = await client.open(operation, input);
    await answer.arrayBuffer();
    return answer;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { status: error.status, code: error.code };
  }
}
