import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DATA_SERVICES, type DataService } from '@odyssey/contracts';
import { Transactions } from '@odyssey/events';
import {
  type CallAddress,
  CONFIG,
  type OutgoingCall,
  outgoingCall,
  type ServiceClient,
  serviceClient,
} from '@odyssey/platform';
import { FoundUserData, writeUserData } from '@odyssey/user-data';
import type { ArchivalConfig } from '../config.ts';

/** From the call to the first byte; the whole answer has a longer deadline of its own. */
const FIRST_BYTE_MS = 10_000;

const OTHERS = DATA_SERVICES.filter((service) => service !== 'archival');
const PARTS = new Map<DataService, OutgoingCall>(
  OTHERS.map((to) => [
    to,
    outgoingCall({ by: 'archival', to, method: 'GET', path: '/internal/user-data/{userId}' }),
  ]),
);
const FILES = new Map<DataService, OutgoingCall>([
  [
    'media',
    outgoingCall({ by: 'archival', to: 'media', method: 'GET', path: '/internal/media/{id}/content' }),
  ],
]);

/** Where the parts of an export come from: the other services over HTTP, archival's own from its own database. */
@Injectable()
export class PartSources implements OnApplicationShutdown {
  private readonly clients: ReadonlyMap<DataService, ServiceClient>;

  constructor(
    @Inject(CONFIG) config: ArchivalConfig,
    private readonly transactions: Transactions,
    private readonly own: FoundUserData,
  ) {
    this.clients = new Map(
      OTHERS.map((service) => [service, serviceClient(config, service, { deadlineMs: FIRST_BYTE_MS })]),
    );
  }

  /** The NDJSON of one service. @throws PeerUnavailable, PeerRefused */
  async part(service: DataService, userId: string, signal: AbortSignal): Promise<Readable> {
    if (service === 'archival') return this.ownPart(userId);
    return this.stream(service, PARTS.get(service)?.at({ userId }), signal);
  }

  /** The bytes of a file that a record refers to. @throws PeerUnavailable, PeerRefused */
  async file(service: DataService, source: string, signal: AbortSignal): Promise<Readable> {
    return this.stream(service, FILES.get(service)?.atGiven(source), signal);
  }

  onApplicationShutdown(): void {
    for (const client of this.clients.values()) client.close();
  }

  private async stream(
    service: DataService,
    address: CallAddress | undefined,
    signal: AbortSignal,
  ): Promise<Readable> {
    const client = this.clients.get(service);
    if (!client || !address) throw new Error(`${service} is not asked for that over HTTP`);
    return (await client.stream(address, { signal })).body;
  }

  private ownPart(userId: string): Readable {
    const body = new PassThrough();
    this.transactions
      .reading((tx) => pipeline(Readable.from(writeUserData(this.own.get().export(tx, userId))), body))
      .catch((error: Error) => body.destroy(error));
    return body;
  }
}
