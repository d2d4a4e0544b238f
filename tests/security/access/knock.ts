import { Agent, request } from 'node:http';
import { newId } from '@odyssey/platform';
import type { Operation } from '../surface/operations.ts';

/** A request's headers; a list is sent as several lines of one name, as `fetch` cannot. */
export type Lines = Record<string, string | string[]>;

export interface Knock {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** Asks for the route at this address, for a thing that does not exist. */
export function knock(
  base: string,
  { method, path }: Pick<Operation, 'method' | 'path'>,
  headers: Lines = {},
  query = '',
): Promise<Knock> {
  const url = new URL(path.replaceAll(/\{\w+\}/g, newId()) + query, base);
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent, timeout: 20_000 }, (answer) => {
      const { statusCode: status = 0, headers: got } = answer;
      if (got['content-type']?.startsWith('text/event-stream')) {
        resolve({ status, headers: got, text: '' });
        asked.destroy();
        return;
      }
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        resolve({ status, headers: got, text: Buffer.concat(chunks).toString('utf8') });
      });
      answer.on('error', reject);
    });
    asked.on('timeout', () => asked.destroy(new Error(`${method} ${path} did not answer within 20 s`)));
    asked.on('error', reject);
    asked.end();
  });
}

/** What must not differ between two refusals: all of the body but where and when it was. */
export function refusalOf({ status, headers, text }: Knock): string {
  const { traceId: _, instance: __, ...body } = JSON.parse(text || '{}') as Record<string, unknown>;
  return JSON.stringify({ status, authenticate: headers['www-authenticate'], body });
}
