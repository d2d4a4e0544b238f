/**
 * Takes the marks `[2]` out of a text that arrives in pieces, and remembers which numbers were cited. What could be the
 * beginning of a mark is held back until the next piece tells, so the pieces that come out join to the stored text.
 */
export class CitationMarks {
  readonly cited = new Set<number>();
  private held = '';

  push(piece: string): string {
    const text = this.held + piece;
    const open = /\s*(?:\[[\d,\s]{0,20})?$/.exec(text);
    const end = open ? open.index : text.length;
    this.held = text.slice(end);
    return this.strip(text.slice(0, end));
  }

  /** The rest, when no further piece comes. */
  end(): string {
    const rest = this.strip(this.held);
    this.held = '';
    return rest;
  }

  private strip(text: string): string {
    return text.replace(/\s*\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]/g, (_, numbers: string) => {
      for (const number of numbers.split(',')) this.cited.add(Number(number));
      return '';
    });
  }
}

/** A whole text at once. */
export function withoutMarks(text: string): { text: string; cited: ReadonlySet<number> } {
  const marks = new CitationMarks();
  const visible = marks.push(text) + marks.end();
  return { text: visible.trim(), cited: marks.cited };
}
