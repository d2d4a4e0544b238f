import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DATA_SERVICES, type DataService } from '@odyssey/contracts';
import { Transactions } from '@odyssey/events';
import { CONFIG, type ServiceClient, serviceClient } from '@odyssey/platform';
import { FoundUserData, writeUserData } from '@odyssey/user-data';
import type { ArchivalConfig } from '../config.ts';

/** From the call to the first byte; the whole answer has a longer deadline of its own. */
const FIRST_BYTE_MS = 10_000;

/** Where the parts of an export come from: the other services over HTTP, archival's own from its own database. */
@Injectable()
export class PartSources implements OnApplicationShutdown {
  private readonly clients: ReadonlyMap<DataService, ServiceClient>;

  constructor(
    @Inject(CONFIG) config: ArchivalConfig,
    private readonly transactions: Transactions,
    private readonly own: FoundUserData,
  ) {
    const others = DATA_SERVICES.filter((service) => service !== 'archival');
    this.clients = new Map(
      others.map((service) => [service, serviceClient(config, service, { deadlineMs: FIRST_BYTE_MS })]),
    );
  }

  /** The NDJSON of one service. @throws PeerUnavailable, PeerRefused */
  async part(service: DataService, userId: string, signal: AbortSignal): Promise<Readable> {
    if (service === 'archival') return this.ownPart(userId);
    return this.stream(service, `/internal/user-data/${userId}`, signal);
  }

  /** The bytes of a file that a record refers to. @throws PeerUnavailable, PeerRefused */
  file(service: DataService, source: string, signal: AbortSignal): Promise<Readable> {
    return this.stream(service, source, signal);
  }

  onApplicationShutdown(): void {
    for (const client of this.clients.values()) client.close();
  }

  private async stream(service: DataService, path: string, signal: AbortSignal): Promise<Readable> {
    const client = this.clients.get(service);
    if (!client) throw new Error(`${service} is not asked over HTTP`);
    return (await client.stream(path, { signal })).body;
  }

  private ownPart(userId: string): Readable {
    const body = new PassThrough();
    this.transactions
      .reading((tx) => pipeline(Readable.from(writeUserData(this.own.get().export(tx, userId))), body))
      .catch((error: Error) => body.destroy(error));
    return body;
  }
}
