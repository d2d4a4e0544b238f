import type { Server } from 'node:http';
import type { Socket } from 'node:net';

interface Progress {
  flushed: number;
  since: number;
}

/**
 * Cuts connections whose caller takes nothing of an answer that is there to be taken. Idle live streams have nothing to be taken and
 * are left alone. What has not been taken is not read from the service either, so it costs no memory meanwhile.
 * @returns ends the watch
 */
export function cutStalledAnswers(server: Server, stallMs: number): () => void {
  const sockets = new Map<Socket, Progress>();
  server.on('connection', (socket: Socket) => {
    sockets.set(socket, { flushed: 0, since: performance.now() });
    socket.once('close', () => sockets.delete(socket));
  });
  const check = () => {
    const now = performance.now();
    for (const [socket, progress] of sockets) {
      const flushed = socket.bytesWritten - socket.writableLength;
      if (socket.writableLength === 0 || flushed !== progress.flushed)
        sockets.set(socket, { flushed, since: now });
      else if (now - progress.since >= stallMs) socket.resetAndDestroy();
    }
  };
  const timer = setInterval(check, Math.min(1_000, stallMs / 4)).unref();
  return () => clearInterval(timer);
}
