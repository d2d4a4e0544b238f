import { Injectable } from '@nestjs/common';
import type { UserId } from '@odyssey/events';
import { Cursors, hotRows, type Page, type PageQuery } from '@odyssey/platform';
import { DataSource } from 'typeorm';
import { ITEM_KINDS, TABLES } from './containment.ts';
import { type TrashedItemView, type TrashedRow, toTrashedItemView } from './trash.dto.ts';

@Injectable()
export class TrashQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  /** What was put into the trash, newest first; not each thing that went with it. */
  list(owner: UserId, query: PageQuery): Promise<Page<TrashedItemView>> {
    return this.cursors.page<TrashedRow, TrashedItemView>({
      query,
      list: ['trash', owner],
      fetch: (after, limit) =>
        hotRows(this.dataSource, {
          name: after ? 'trash after' : 'trash',
          text: after ? FURTHER_PAGE : FIRST_PAGE,
          values: [owner, limit, ...(after ?? [])],
        }),
      position: (row) => [row.deletedAt, row.id],
      view: toTrashedItemView,
    });
  }
}

const held = (table: string) =>
  `(select count(*)::int from ${table} h where h.owner_id = $1 and h.trashed_with = r.id and h.id <> r.id) as ${table}`;

/** Each branch reads only its first rows from the index of the trash, whatever else is in there. */
const page = (further: string) => {
  const branches = ITEM_KINDS.map((kind) => {
    const title = kind === 'life_area' ? 'name' : 'title';
    return `(select '${kind}' as type, id, ${title} as title, deleted_at, created_at, updated_at, version
             from ${TABLES[kind]} where owner_id = $1 and trashed_with = id ${further}
             order by deleted_at desc, id desc limit $2)`;
  });
  return `select r.id, r.type, r.title, ${['projects', 'goals', 'tasks'].map(held).join(', ')},
            r.deleted_at as "deletedAt", r.created_at as "createdAt", r.updated_at as "updatedAt", r.version
          from (${branches.join(' union all ')} order by deleted_at desc, id desc limit $2) r
          order by r.deleted_at desc, r.id desc`;
};

const FIRST_PAGE = page('');
const FURTHER_PAGE = page('and (deleted_at, id) < ($3::timestamptz, $4::uuid)');
