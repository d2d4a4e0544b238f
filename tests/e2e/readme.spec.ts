import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { stack, waitUntil } from '@odyssey/testing';

const run = promisify(execFile);
const REPOSITORY = join(import.meta.dirname, '../..');
const README = readFileSync(join(REPOSITORY, 'README.md'), 'utf8');
const example = (name: string) => join(REPOSITORY, 'docs/examples', name);

/** What the README shows is what runs. */
describe('the README', () => {
  const env = { ...process.env, NODE_OPTIONS: '--no-warnings', ODYSSEY_URL: stack().gateway, ...kafka() };
  function kafka() {
    return { ODYSSEY_KAFKA_URL: stack().env.ODYSSEY_KAFKA_URL ?? '' };
  }

  it.each(['rest-client.ts', 'consumer.ts'])('shows %s as it is', (name) => {
    expect(README).toContain(readFileSync(example(name), 'utf8'));
  });

  it('has a REST client and a Kafka consumer that work: what one does, the other hears', async () => {
    const consumer = spawn(process.execPath, [example('consumer.ts')], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let heard = '';
    consumer.stdout.on('data', (chunk: Buffer) => {
      heard += chunk.toString('utf8');
    });
    try {
      const { stdout } = await run(process.execPath, [example('rest-client.ts')], { env });
      expect(stdout).toBe('Ada: “Walk the river loop” is completed\n');
      await waitUntil(() => heard.includes('finished “Walk the river loop”'), {
        within: 25_000,
        what: 'the event',
      });
    } finally {
      consumer.kill();
    }
  }, 60_000);

  it('names commands that exist', async () => {
    const { stdout } = await run(join(REPOSITORY, 'odyssey'), ['--help'], { env });
    const known = new Set([...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name));
    const named = [...README.matchAll(/\.\/odyssey ([a-z]+)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('links to files that exist', () => {
    const pages = ['README.md', ...['docs/events.md'].filter((page) => existsSync(join(REPOSITORY, page)))];
    for (const page of pages) {
      const text = readFileSync(join(REPOSITORY, page), 'utf8');
      const links = [...text.matchAll(/\]\(([^)#:]+)(#[^)]*)?\)/g)].map(([, target]) => target ?? '');
      const broken = links.filter((target) => !existsSync(join(REPOSITORY, dirname(page), target)));
      expect({ page, broken }).toEqual({ page, broken: [] });
    }
  });
});
