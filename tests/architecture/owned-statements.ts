/** Something that reads or writes rows of people. */
export interface Statement {
  readonly path: string;
  /** The table or the entity. */
  readonly about: string;
  readonly namesOwner: boolean;
}

interface Owned {
  readonly tables: ReadonlySet<string>;
  readonly entities: ReadonlySet<string>;
}

const TABLE = /\b(?:from|join|update|into)\s+"?(\w+)"?/gi;
const NAMES_OWNER = /\bowner_?id\b|\bfindOwned\b/i;
/** What selects rows. `insert`, `save` and `upsert` store a whole row, its owner among the rest. */
const SELECTS =
  /\.(find\w*|exists?\w*|count\w*|sum|delete|update|softDelete|createQueryBuilder|increment|decrement)\(\s*(\w+)\s*[,)]/g;

/** Statements of a source about tables that have an owner: SQL in its literals, and calls of TypeORM with an entity. */
export function statementsOf(path: string, text: string, { tables, entities }: Owned): Statement[] {
  const sql = fragmentsOf(text).flatMap((literal) => {
    const named = [...literal.matchAll(TABLE)].map(([, table]) => table ?? '');
    return named.filter((table) => tables.has(table)).map((about) => ({ about, statement: literal }));
  });
  const calls = [...text.matchAll(SELECTS)]
    .filter(([, , entity]) => entities.has(entity ?? ''))
    .map((call) => ({
      about: call[2] ?? '',
      statement: callAt(text, call.index, call[1] === 'createQueryBuilder'),
    }));
  return [...sql, ...calls].map(({ about, statement }) => ({
    path,
    about,
    namesOwner: NAMES_OWNER.test(statement) || NAMES_OWNER.test(constantsIn(statement, text)),
  }));
}

/** What the constants stand for that a statement is put together from, as far as the file says. */
function constantsIn(statement: string, text: string): string {
  const names = new Set(statement.match(/\b[A-Za-z]\w+\b/g) ?? []);
  return [...text.matchAll(/\bconst (\w+) = ([^;]*);/g)]
    .filter(([, name]) => names.has(name ?? ''))
    .map(([, , value]) => value)
    .join('\n');
}

/** The insides of all literals, the outermost of those that lie in each other. */
export function fragmentsOf(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text.startsWith('//', at)) at = endOf(text, '\n', at);
    else if (text.startsWith('/*', at)) at = endOf(text, '*/', at) + 1;
    else if (isQuote(text[at])) {
      const end = literalEnd(text, at);
      found.push(text.slice(at + 1, end));
      at = end;
    }
  }
  return found;
}

const isQuote = (character: string | undefined): boolean =>
  character !== undefined && '\'"`'.includes(character);

function endOf(text: string, sign: string, from: number): number {
  const end = text.indexOf(sign, from);
  return end < 0 ? text.length : end;
}

function literalEnd(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (quote === '`' && text.startsWith('${', at)) at = bracketEnd(text, at + 1);
    else if (text[at] === quote) return at;
  }
  return text.length;
}

function bracketEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (isQuote(sign)) at = literalEnd(text, at);
    else if ('([{'.includes(sign)) depth += 1;
    else if (')]}'.includes(sign)) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return text.length;
}

/** From its dot to its closing bracket; a query builder to the end of its chain. */
function callAt(text: string, start: number, chain: boolean): string {
  let end = bracketEnd(text, text.indexOf('(', start));
  while (chain) {
    const next = /^\s*\.\w+\(/.exec(text.slice(end + 1));
    if (!next) break;
    end = bracketEnd(text, end + next[0].length);
  }
  return text.slice(start, end + 1);
}
