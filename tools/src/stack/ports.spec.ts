import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Ports, wishedPorts } from './ports.ts';

let dir: string;
const taken: Ports[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ports-'));
});
afterEach(async () => {
  for (const ports of taken.splice(0)) await ports.releaseAll();
  rmSync(dir, { recursive: true });
});

async function take(wishes: Parameters<typeof Ports.take>[2], names = ['gateway']): Promise<Ports> {
  const ports = await Ports.take(dir, names, wishes);
  taken.push(ports);
  return ports;
}

describe('the ports of a stack', () => {
  it('are remembered', async () => {
    const first = await take({ preferred: {} }, ['a', 'b']);
    const chosen = [first.port('a'), first.port('b')];
    await first.releaseAll();
    const second = await take({ preferred: {} }, ['a', 'b']);
    expect([second.port('a'), second.port('b')]).toEqual(chosen);
  });

  it('are held until their process takes them', async () => {
    const ports = await take({ preferred: {} });
    await expect(reach(ports.port('gateway'))).resolves.toBe(true);
    await ports.handOver('gateway');
    await expect(reach(ports.port('gateway'))).resolves.toBe(false);
  });

  it('stay ours while our process has not bound them yet: another stack goes elsewhere', async () => {
    const mine = await take({ preferred: {} });
    const port = mine.port('gateway');
    await mine.handOver('gateway');
    const theirs = await take({ preferred: { gateway: port } });
    expect(theirs.port('gateway')).not.toBe(port);
  });

  it('give way when somebody else has the preferred one, and refuse when it was asked for', async () => {
    const stranger = createServer();
    const port = await new Promise<number>((done) => {
      stranger.listen(0, '127.0.0.1', () => done((stranger.address() as { port: number }).port));
    });
    expect((await take({ preferred: { gateway: port } })).port('gateway')).not.toBe(port);
    await expect(take({ preferred: {}, fixed: { gateway: port } })).rejects.toThrow(
      `Port ${port} is taken by pid ${process.pid}`,
    );
    stranger.close();
  });
});

it('reads the wish for a port, and names what is none', () => {
  expect(wishedPorts({})).toEqual({ preferred: { gateway: 8080 }, fixed: {} });
  expect(wishedPorts({ ODYSSEY_PORT: '9000' }).fixed).toEqual({ gateway: 9000 });
  expect(() => wishedPorts({ ODYSSEY_PORT: 'web' })).toThrow('ODYSSEY_PORT is "web"');
});

function reach(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
  });
}
