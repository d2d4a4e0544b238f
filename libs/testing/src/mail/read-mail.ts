import { simpleParser } from 'mailparser';

/** A mail as a person reads it. */
export interface ReceivedMail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** What the link in it carries behind `#token=`. */
  readonly token: string | undefined;
}

export async function readMail(source: string): Promise<ReceivedMail> {
  const { to, subject = '', text = '' } = await simpleParser(source);
  const addresses = [to ?? []].flat().flatMap(({ value }) => value.map(({ address = '' }) => address));
  return { to: addresses, subject, text, token: /#token=([\w-]+)/.exec(text)?.[1] };
}
