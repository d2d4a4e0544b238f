import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';

/** Whether a server takes its connections over TLS. */
export const speaksTls = (server: object): server is TlsServer => server instanceof TlsServer;

/** Calls with each connection that HTTP is spoken on: over TLS it is one when its handshake is done. */
export function onHttpConnection(server: Server, connected: (socket: Socket) => void): void {
  server.on(speaksTls(server) ? 'secureConnection' : 'connection', connected);
}

/** The TCP connection beneath a connection; one without TLS is it itself. Node has no public name for it. */
export function carrierOf(socket: Socket): Socket {
  const { _parent: carrier } = socket as unknown as { _parent?: Socket | null };
  return carrier ?? socket;
}
