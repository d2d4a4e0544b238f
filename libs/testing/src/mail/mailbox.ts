import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { stack } from '../stack.ts';
import { given } from '../test-environment.ts';
import { tokenIn } from './token-in.ts';

/** A mail as it arrived in the mailbox of the stack. */
export interface ReceivedMail {
  readonly subject: string;
  readonly text: string;
  /** What the link in it carries behind `#token=`. */
  readonly token: string | undefined;
}

/** The mails to an address that reached the mailbox of the test stack, oldest first. */
export async function mailsTo(address: string): Promise<ReceivedMail[]> {
  const folder = given(stack().env, 'ODYSSEY_MAIL_DIR');
  const files = readdirSync(folder).filter((file) => file.endsWith('.eml'));
  const mails = await Promise.all(
    files
      .sort()
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      // Parsing is slow, and most mails are somebody else's.
      .filter((source) => source.includes(address))
      .map((source) => simpleParser(source)),
  );
  return mails
    .filter((mail) => isTo(mail, address))
    .map(({ subject = '', text = '' }) => ({ subject, text, token: tokenIn(text) }));
}

const isTo = ({ to }: ParsedMail, address: string): boolean =>
  [to ?? []].flat().some(({ value }) => value.some((one) => one.address === address));
