import { Injectable } from '@nestjs/common';
import { Cursors, hotRows, type Page, type PageQuery } from '@odyssey/platform';
import { DataSource } from 'typeorm';
import { type ItemFilters, type ItemList, type ItemReader, itemPage } from './item-page.ts';

/** The lists of a person's items: pages whose cost does not grow with their depth. */
@Injectable()
export class ItemLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  /** @throws malformed_cursor */
  page<Row extends { id: string }, View>(
    list: ItemList,
    reader: ItemReader,
    query: PageQuery & ItemFilters,
    view: (row: Row) => View,
  ): Promise<Page<View>> {
    return this.cursors.page<Row, View>({
      query,
      list: [list.table, reader.userId],
      fetch: (after, limit) => hotRows<Row>(this.dataSource, itemPage(list, reader, query, after, limit)),
      position: (row) => [row.id],
      view,
    });
  }
}
