import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stack } from '../stack.ts';
import { given } from '../test-environment.ts';
import { type ReceivedMail, readMail } from './read-mail.ts';

/** The mails to an address that reached the mailbox of the test stack, oldest first. */
export async function mailsTo(address: string): Promise<ReceivedMail[]> {
  const folder = given(stack().env, 'ODYSSEY_MAIL_DIR');
  const files = readdirSync(folder).filter((file) => file.endsWith('.eml'));
  const sources = files.sort().map((file) => readFileSync(join(folder, file), 'utf8'));
  // Reading one is slow, and most are somebody else's.
  const mails = await Promise.all(sources.filter((source) => source.includes(address)).map(readMail));
  return mails.filter(({ to }) => to.includes(address));
}
