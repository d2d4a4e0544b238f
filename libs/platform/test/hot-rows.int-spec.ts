import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asUser, type TestService, testService } from '@odyssey/testing';
import { DataSource } from 'typeorm';
import { hotRows } from '../src/index.ts';
import { NoteEntity } from './notes/note.entity.ts';
import { notes } from './notes/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(notes);
});
afterAll(() => service.close());

describe('hot rows', () => {
  it('come with instants as the views write them, while entities keep their dates', async () => {
    const user = asUser();
    const dataSource = service.get(DataSource);
    const { body } = await service.http(user).post('/v1/notes', { title: 'Hot' });
    for (const at of ['2026-05-04T07:40:00.120Z', '2026-05-04T07:40:00.000Z', '2026-12-31T23:59:59.999Z']) {
      await service.rows('update notes set created_at = $2 where id = $1', [body.id, at]);
      const statement = {
        name: 'note',
        text: 'select id, created_at from notes where id = $1',
        values: [body.id],
      };
      expect(await hotRows(dataSource, statement)).toEqual([{ id: body.id, created_at: at }]);
      const note = await dataSource.getRepository(NoteEntity).findOneByOrFail({ id: body.id });
      expect(note.createdAt).toEqual(new Date(at));
    }
  });
});
