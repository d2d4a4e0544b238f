import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DATA_SERVICES, type DataService } from '@odyssey/contracts';
import type { Environment } from '@odyssey/platform';
import { type UserDataRecord, writeUserData } from '@odyssey/user-data';

type Answer = (response: ServerResponse) => Promise<void> | void;

/** The other services as archival sees them over HTTP: each hands out what the test gives it. */
export class OtherServices {
  readonly asked: string[] = [];
  private readonly records = new Map<string, UserDataRecord[]>();
  private readonly files = new Map<string, Buffer>();
  private readonly troubles = new Map<string, Answer[]>();
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch((error: Error) => response.destroy(error));
  });

  static async start(): Promise<OtherServices> {
    const services = new OtherServices();
    await new Promise<void>((resolve) => services.server.listen(0, '127.0.0.1', resolve));
    return services;
  }

  /** Where archival finds them. */
  get env(): Environment {
    const { port } = this.server.address() as AddressInfo;
    return Object.fromEntries(
      DATA_SERVICES.map((name) => [`ODYSSEY_${name.toUpperCase()}_URL`, `http://127.0.0.1:${port}/${name}`]),
    );
  }

  keep(service: DataService, userId: string, ...records: UserDataRecord[]): void {
    this.records.set(`${service}/${userId}`, records);
  }

  keepFile(source: string, content: Buffer): void {
    this.files.set(source, content);
  }

  /** The next requests for this path of the service are answered so, one after the other. */
  trouble(service: DataService, path: string, ...answers: Answer[]): void {
    this.troubles.set(`${service}${path}`, answers);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, service = '', ...rest] = (request.url ?? '').split('/');
    const path = `/${rest.join('/')}`;
    if (path === '/internal/service-tokens') {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ accessToken: 'token-of-archival', expiresIn: 300 }));
      return;
    }
    this.asked.push(`${service}${path}`);
    if (request.headers.authorization !== 'Bearer token-of-archival')
      return void response.writeHead(401).end();
    const trouble = this.troubles.get(`${service}${path}`)?.shift();
    if (trouble) return trouble(response);
    const file = this.files.get(path);
    if (file) return void response.end(file);
    const [, userId] = /^\/internal\/user-data\/([\w-]+)$/.exec(path) ?? [];
    if (!userId) return void response.writeHead(404).end('{"code":"not_found","detail":"Gone."}');
    await pipeline(
      Readable.from(writeUserData(each(this.records.get(`${service}/${userId}`) ?? []))),
      response,
    );
  }
}

export const partOf = (userId: string): string => `/internal/user-data/${userId}`;

async function* each(records: readonly UserDataRecord[]) {
  yield* records;
}
