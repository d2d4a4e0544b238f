/** What every mail looks like: plain text, and the same in HTML that needs nothing from elsewhere. */

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Content {
  readonly greeting: string;
  readonly title: string;
  readonly body: string;
  /** Why the person gets it. */
  readonly cause: string;
}

export function renderMail(content: Content): MailText {
  const { greeting, title, body, cause } = content;
  const footer = `You get this e-mail from your Odyssey: ${cause} Which e-mails come is your choice, in your notification preferences.`;
  return {
    subject: oneLine(title),
    text: `${greeting}\n\n${title}\n\n${body}\n\n-- \n${footer}\n`,
    html: html(content, footer),
  };
}

function html({ greeting, title, body }: Content, footer: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1c1c1e;background:#fff">
<div style="max-width:560px;margin:0 auto">
<p>${escaped(greeting)}</p>
<h1 style="font-size:20px">${escaped(title)}</h1>
<p>${escaped(body).replaceAll('\n', '<br>')}</p>
<p style="font-size:13px;color:#6b6b70;border-top:1px solid #e4e4e7;padding-top:12px">${escaped(footer)}</p>
</div>
</body>
</html>
`;
}

/** Titles hold people's own words: a line break in one must not begin another header. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 200);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
