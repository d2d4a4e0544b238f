import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Mailer, renderMail } from '@odyssey/mail';
import { newId } from '@odyssey/platform';
import { MailServer } from '@odyssey/testing/mail';
import { simpleParser } from 'mailparser';

/** What would be a header, another recipient or another encoding, were it not a word. */
const WORDS = [
  'x\r\nBcc: eve@evil.example',
  'x\nX-Injected: 1',
  'x\rCc: eve@evil.example',
  'x\r\n\r\n<html>',
  'x\u2028Bcc: eve@evil.example',
  '=?utf-8?q?x=0D=0ABcc:_eve@evil.example?=',
  '=?utf-8?b?eA0KQmNjOiBldmVAZXZpbC5leGFtcGxl?=',
  'x" <eve@evil.example>, "y',
  'x <eve@evil.example>',
  'x, eve@evil.example',
  'friends: eve@evil.example;',
  'x (comment) \\" y',
  'Zo\u00eb \u{1f600}\r\nBcc: eve@evil.example',
  `${'long '.repeat(300)}\r\nBcc: eve@evil.example`,
];

/** Set by us or by the way of the mail; whatever else stood there somebody would have written. */
const OURS = new Set([
  'auto-submitted',
  'content-type',
  'content-transfer-encoding',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
]);

let server: MailServer;
let mailer: Mailer;
beforeAll(async () => {
  server = await MailServer.start();
  const smtp = { url: server.url, from: 'odyssey@example.org' };
  mailer = new Mailer({ smtp, publicUrl: 'http://localhost' });
});
afterAll(() => server.stop());

async function received(name: string, title: string) {
  const [address, tries] = [`${newId()}@example.org`, server.tries];
  const text = renderMail({ greeting: 'Hello,', title, body: 'Done.', footer: 'You finished a task.' });
  await mailer.send({ id: newId(), to: { name, address }, ...text }, AbortSignal.timeout(10_000));
  // Told to the server before the mail itself: to whom it goes.
  expect(server.tries - tries).toBe(1);
  const mail = await simpleParser(server.mails.at(-1) ?? '');
  expect([...mail.headers.keys()].filter((header) => !OURS.has(header))).toEqual([]);
  expect([mail.to ?? []].flat().flatMap(({ value }) => value.map((one) => one.address))).toEqual([address]);
  expect([mail.cc, mail.bcc]).toEqual([undefined, undefined]);
  expect(mail.from?.value.map((one) => one.address)).toEqual(['odyssey@example.org']);
  return mail;
}

describe('words of people in the head of a mail', () => {
  it.each(WORDS)('are a subject and nothing else: %j', async (words) => {
    const { subject } = await received('Ada', words);
    expect(subject?.replaceAll('\u2060', '')).toBe(words.replace(/\s+/g, ' ').trim().slice(0, 200).trim());
  });

  it.each(WORDS)('are a name and nothing else: %j', async (words) => {
    const mail = await received(words, 'Done: Swim');
    expect(mail.subject).toBe('Done: Swim');
    const [{ name = '' } = {}] = [mail.to ?? []].flat().flatMap(({ value }) => value);
    expect(name).not.toMatch(/[\r\n]/);
    if (words.startsWith('=?')) expect(name.replaceAll('\u2060', '')).toBe(words);
  });
});
