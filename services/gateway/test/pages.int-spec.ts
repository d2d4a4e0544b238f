import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ERRORS } from '@odyssey/contracts';
import type { TestService } from '@odyssey/testing';
import { aGateway } from './a-gateway.ts';
import { answering, anUpstream, type Upstream } from './upstream.ts';

let upstream: Upstream;
let door: TestService;
beforeAll(async () => {
  upstream = await anUpstream(answering(200, { ok: true }));
  door = await aGateway(upstream);
});
afterAll(async () => {
  await door.close();
  await upstream.close();
});

describe('pages', () => {
  const html = { accept: 'text/html' };

  it('greet with the links, to people and to programs', async () => {
    const page = await fetch(door.url, { headers: html });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const text = await page.text();
    const links = [...text.matchAll(/href="([^"]+)"/g)].map(([, link]) => link ?? '');
    expect(links).toEqual(expect.arrayContaining(['/docs', '/openapi.json', '/errors']));
    for (const link of links) expect((await fetch(`${door.url}${link}`)).status).toBe(200);
    expect(await (await fetch(door.url)).json()).toMatchObject({ name: 'Odyssey' });
  });

  it('explain every error, as HTML and as JSON', async () => {
    const page = await fetch(`${door.url}/errors/email_taken`, { headers: html });
    expect(await page.text()).toContain(ERRORS.email_taken.help);
    const { code, status, title, help } = ERRORS.email_taken;
    expect(await (await fetch(`${door.url}/errors/email_taken`)).json()).toEqual({
      code,
      status,
      title,
      help,
    });
    for (const name of ['nothing', 'constructor', '__proto__']) {
      expect((await fetch(`${door.url}/errors/${name}`)).status).toBe(404);
    }
  });

  it('show the API without asking anybody else', async () => {
    const page = await fetch(`${door.url}/docs`);
    const text = await page.text();
    expect(text).toContain('/openapi.json');
    const scripts = [...text.matchAll(/src="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(scripts.length).toBeGreaterThan(0);
    for (const source of scripts) expect(source).toMatch(/^(\/|\.\/|js\/)/);
    expect(text.replaceAll('http://www.w3.org', '')).not.toMatch(/(src|href)="https?:/);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toContain('https:');
    const script = await fetch(new URL(scripts[0] ?? '', `${door.url}/docs/`));
    expect([script.status, script.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('javascript'),
    ]);
  });
});
