import { stripVTControlCharacters } from 'node:util';
import { Command, InvalidArgumentError } from 'commander';
import { simpleParser } from 'mailparser';
import { Fault } from '../fault.ts';
import { MailFolder } from '../mail/mail-folder.ts';
import { stackFolder } from '../paths.ts';
import { table } from '../show/table.ts';

interface Options {
  lines: number;
}

export function command(): Command {
  return new Command('mail')
    .description(
      'What the stack of this folder has mailed, the newest first; name one by its number to read it.',
    )
    .argument('[number]', 'as the list shows it', wholeNumber)
    .option('-n, --lines <count>', 'how many to list', wholeNumber, 20)
    .addHelpText(
      'after',
      `
With ODYSSEY_SMTP_URL the mails go to that server instead, and none are here.
Example: ./odyssey mail 1`,
    )
    .action(mail);
}

async function mail(number: number | undefined, { lines }: Options): Promise<void> {
  const folder = new MailFolder(stackFolder());
  const files = folder.list();
  if (files.length === 0)
    throw new Fault(
      'There is no mail.',
      'register somebody: ./odyssey demo; with ODYSSEY_SMTP_URL set, mails go to that server',
    );
  if (number === undefined) return list(folder, files.slice(0, lines), files.length);
  const file = files[number - 1];
  if (!file) throw new Fault(`There is no mail ${number}.`, `one of 1 to ${files.length}`);
  const { from, to, date, subject, text } = await simpleParser(folder.read(file));
  const head = { From: from?.text, To: addressesOf(to), Date: date?.toISOString(), Subject: subject };
  for (const [name, value = ''] of Object.entries(head)) console.log(`${name}: ${plain(value)}`);
  console.log(`\n${plain(text ?? '')}`);
}

async function list(folder: MailFolder, files: string[], all: number): Promise<void> {
  const rows = await Promise.all(
    files.map(async (file, at) => {
      const { to, date, subject = '' } = await simpleParser(folder.read(file));
      const when = date ? date.toISOString().slice(0, 19).replace('T', ' ') : '';
      return [String(at + 1), when, plain(addressesOf(to)), plain(subject)];
    }),
  );
  console.log(table([['', 'when (UTC)', 'to', 'subject'], ...rows]));
  const more = all > files.length ? `, ${all} in all` : '';
  console.log(`\nRead one: ./odyssey mail 1${more}`);
}

type Addresses = Awaited<ReturnType<typeof simpleParser>>['to'];
const addressesOf = (to: Addresses): string =>
  [to ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ');

/** Whoever wrote it: nothing in it may move a terminal's cursor. */
const plain = (words: string): string => stripVTControlCharacters(words).replace(/[^\P{Cc}\n\t]/gu, '');

function wholeNumber(words: string): number {
  if (!/^\d+$/.test(words)) throw new InvalidArgumentError('a whole number, please');
  return Number(words);
}
