import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import { type BaseConfig, CONFIG } from '../boot/config.ts';
import type { Page, PageQuery } from '../http/dto.ts';

/** Where a page ended: the values of the columns that the list is sorted by. */
export type Position = readonly (string | number | null)[];

interface PageOptions<Row, View> {
  /** The read query: everything but `limit` and `cursor` is a filter that the cursor is bound to. */
  query: PageQuery;
  /** What else the cursor is bound to: the list's name and its owner. */
  list: readonly string[];
  /** Reads up to `limit` rows that come after the position, in the order of the list. */
  fetch(after: Position | undefined, limit: number): Promise<Row[]>;
  position(row: Row): Position;
  view(row: Row): View;
}

const SIGNATURE_BYTES = 16;

/** Pages of lists by keyset: a cursor says after which row the next page begins, so depth costs nothing. */
@Injectable()
export class Cursors {
  constructor(@Inject(CONFIG) private readonly config: Pick<BaseConfig, 'cursorSecret'>) {}

  /** One page. @throws malformed_cursor when the cursor is not ours or was made for other filters. */
  async page<Row, View>({ query, list, fetch, position, view }: PageOptions<Row, View>): Promise<Page<View>> {
    const { limit, cursor, ...filters } = query;
    const binding = [list, filters];
    const rows = await fetch(cursor === undefined ? undefined : this.read(cursor, binding), limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const more = rows.length > limit && last !== undefined;
    return { items: shown.map(view), ...(more ? { nextCursor: this.write(position(last), binding) } : {}) };
  }

  /** An opaque, signed cursor that only `read` with an equal binding accepts. */
  write(position: Position, binding: unknown): string {
    const text = Buffer.from(JSON.stringify(position));
    return Buffer.concat([this.sign(text, binding), text]).toString('base64url');
  }

  /** @throws malformed_cursor */
  read(cursor: string, binding: unknown): Position {
    const bytes = Buffer.from(cursor, 'base64url');
    const text = bytes.subarray(SIGNATURE_BYTES);
    const signature = bytes.subarray(0, SIGNATURE_BYTES);
    if (signature.length !== SIGNATURE_BYTES || !timingSafeEqual(signature, this.sign(text, binding))) {
      throw new OdysseyError('malformed_cursor', 'The cursor is not one of this list with these filters.');
    }
    return JSON.parse(text.toString('utf8')) as Position;
  }

  private sign(text: Buffer, binding: unknown): Buffer {
    const bound = JSON.stringify(binding, (_key, value: unknown) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    );
    return createHmac('sha256', this.config.cursorSecret)
      .update(`${bound}\n`)
      .update(text)
      .digest()
      .subarray(0, SIGNATURE_BYTES);
  }
}
