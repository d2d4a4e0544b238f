import { createHash } from 'node:crypto';

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.75rem; line-height: 1.2; }
code { font-family: ui-monospace, monospace; font-size: 0.95em; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid #8884; }
a { color: inherit; }
.quiet { opacity: 0.7; }
label { display: block; font-weight: 600; margin: 1rem 0 0.25rem; }
.choice { font-weight: 400; margin-bottom: 1.25rem; }
input[type=password], input[type=text] { font: inherit; width: 100%; box-sizing: border-box; padding: 0.7rem; border: 1px solid #888; border-radius: 0.5rem; background: Canvas; color: CanvasText; }
button { font: inherit; font-weight: 600; width: 100%; max-width: 24rem; padding: 0.8rem 1.25rem; border: 0; border-radius: 0.5rem; background: CanvasText; color: Canvas; cursor: pointer; }
h2 { font-size: 1.15rem; margin-top: 2.5rem; }
button.second { background: Canvas; color: CanvasText; border: 1px solid #888; }
button:disabled { opacity: 0.5; cursor: wait; }
:focus-visible { outline: 3px solid #4a7dff; outline-offset: 2px; }
.failed, .done { border-left: 4px solid #c62828; padding-left: 0.75rem; }
.done { border-color: #2e7d32; }
`;

const hashOf = (source: string): string => `sha256-${createHash('sha256').update(source).digest('base64')}`;

/** Most pages run no script and load nothing: all they need is their own style sheet. */
export const PAGE_POLICY = `default-src 'none'; style-src '${hashOf(STYLE)}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** For a page that runs this one script, which may ask this very server. */
export const scriptPolicy = (script: string): string =>
  `${PAGE_POLICY}; script-src '${hashOf(script)}'; connect-src 'self'; require-trusted-types-for 'script'`;

/**
 * @param body HTML; put text into it with `text()`
 * @param script run when the body is there
 */
export function page(title: string, body: string, script?: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
${script ? `<script>${script}</script>\n` : ''}</body>
</html>
`;
}

/** Text as HTML shows it. */
export function text(plain: string): string {
  return plain
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A browser asks for HTML by name; programs that take anything get JSON. */
export const wantsHtml = (accept: string | undefined): boolean => /\btext\/html\b/i.test(accept ?? '');
