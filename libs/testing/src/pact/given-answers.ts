import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a provider gave for one interaction: the record of a message, or the answer to a request. */
export interface Given {
  /** Of HTTP only. */
  readonly status?: number;
  /** The record's headers, topic and key; or the answer's headers. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly body: string;
  /** Of a body that is no text. */
  readonly encoding?: 'base64';
}

/** Keeps what the provider gives while the verifier asks, one interaction after the other. */
export class GivenAnswers {
  private readonly given: Given[] = [];

  ofMessage<M extends { metadata: Record<string, string>; body: string }>(message: M): M {
    this.given.push({ metadata: message.metadata, body: message.body });
    return message;
  }

  /** Listens to the answer on its way through the verifier's proxy. */
  ofRequest({ url }: IncomingMessage, response: ServerResponse): void {
    // The verifier's own: provider states, and messages, which are noted where they are made.
    if (url?.startsWith('/_pactSetup') || url?.startsWith('/_messages')) return;
    const bytes: Buffer[] = [];
    const heard = (chunk: unknown) => {
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) bytes.push(Buffer.from(chunk as string));
    };
    const { write, end } = response;
    response.write = ((...words: Parameters<typeof write>) => {
      heard(words[0]);
      return write.apply(response, words);
    }) as typeof write;
    response.end = ((...words: Parameters<typeof end>) => {
      heard(words[0]);
      this.given.push({
        status: response.statusCode,
        metadata: Object.fromEntries(
          Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
        ),
        ...textOf(Buffer.concat(bytes)),
      });
      return end.apply(response, words);
    }) as typeof end;
  }

  /** The results, in the order in which the verifier asked, each with what was given. */
  with<R extends object>(results: readonly R[]): (R & { given?: Given })[] {
    if (results.length !== this.given.length) return [...results];
    return results.map((result, index) => {
      const given = this.given[index];
      return { ...result, ...(given ? { given } : {}) };
    });
  }
}

const textOf = (bytes: Buffer): Pick<Given, 'body' | 'encoding'> =>
  isUtf8(bytes) ? { body: bytes.toString('utf8') } : { body: bytes.toString('base64'), encoding: 'base64' };
