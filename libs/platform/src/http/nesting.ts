const OPEN = new Set(['[', '{']);
const CLOSE = new Set([']', '}']);

/**
 * Whether a JSON text has more lists and objects within each other than this. Seen in the text, before it is parsed: what
 * walks through a value that deep would run out of stack.
 */
export function nestsDeeper(text: string, levels: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quoted) {
      if (char === '\\') at += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (OPEN.has(char)) {
      depth += 1;
      if (depth > levels) return true;
    } else if (CLOSE.has(char)) depth -= 1;
  }
  return false;
}
