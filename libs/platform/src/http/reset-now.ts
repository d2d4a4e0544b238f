import type { Socket } from 'node:net';
import { carrierOf } from '../tls/server-sockets.ts';

/**
 * Resets a connection, so that the kernel forgets what was not read of it. Node's `resetAndDestroy` ends it first, and waits until all is
 * written; and libuv resets none that is just being ended: whatever destroys it then leaves its handle open for good, and a
 * process that has one never gets to its end.
 */
export function resetNow(socket: Socket): void {
  // As Node's own method says to `destroy` that it is to reset.
  if (!socket.writableEnded) Object.assign(carrierOf(socket), { resetAndClosing: true });
  socket.destroy();
}
