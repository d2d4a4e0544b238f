import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { carrierOf, onHttpConnection, resetNow } from '@odyssey/platform';

interface Progress {
  waiting: number;
  written: number;
  since: number;
}

/**
 * Cuts connections whose caller takes nothing of an answer that is there to be taken. Idle live streams have nothing to be taken and
 * are left alone. The operating system takes an answer in parts of up to 1.4 MiB: who reads 64 KiB/s all the time is never cut. What has not been taken is not read from the service either, so it costs no memory meanwhile.
 * @returns ends the watch
 */
export function cutStalledAnswers(server: Server, stallMs: number): () => void {
  const sockets = new Map<Socket, Progress>();
  onHttpConnection(server, (socket) => {
    sockets.set(socket, { waiting: 0, written: 0, since: performance.now() });
    socket.once('close', () => sockets.delete(socket));
  });
  const check = () => {
    const now = performance.now();
    for (const [socket, progress] of sockets) {
      const [waiting, written] = [waitingIn(socket), socket.bytesWritten];
      if (waiting === 0 || waiting !== progress.waiting || written !== progress.written)
        sockets.set(socket, { waiting, written, since: now });
      else if (now - progress.since >= stallMs) resetNow(socket);
    }
  };
  const timer = setInterval(check, Math.min(1_000, stallMs / 4)).unref();
  return () => clearInterval(timer);
}

/**
 * Bytes that the operating system has not taken yet. Node counts a piece that it was given as a whole, however large it is;
 * the handle, which Node's own time limits look at for this, knows how far it is; over TLS that of the connection beneath, which
 * gets the piece whole, too.
 */
function waitingIn(socket: Socket): number {
  const { _handle: handle } = carrierOf(socket) as unknown as {
    _handle?: { writeQueueSize?: number } | null;
  };
  return (handle?.writeQueueSize ?? 0) + socket.writableLength;
}
