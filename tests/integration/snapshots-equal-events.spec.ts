import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ai } from '@odyssey/ai';
import { goals } from '@odyssey/goals';
import { asUser, resynced, type TestClient, type TestService, testService } from '@odyssey/testing';
import fc from 'fast-check';

const KINDS = ['projects', 'goals', 'tasks'] as const;
type Kind = (typeof KINDS)[number];

/** What a person does next, and to which of their things: the numbers choose among what there is. */
const action = fc.record({
  kind: fc.constantFrom(...KINDS),
  verb: fc.constantFrom('create', 'create', 'edit', 'move', 'complete', 'reopen', 'trash', 'restore'),
  thing: fc.nat(),
  place: fc.nat(),
});
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

/** A life in goals, through its public routes; what is refused there is no part of it. */
class Life {
  private readonly ids: Record<Kind, string[]> = { projects: [], goals: [], tasks: [] };

  constructor(private readonly http: TestClient) {}

  async live({ kind, verb, thing, place }: Action): Promise<void> {
    const { ids } = this;
    const id = ids[kind][thing % Math.max(1, ids[kind].length)];
    if (verb === 'create') {
      const { status, body } = await this.http.post(`/v1/${kind}`, {
        title: `${kind} ${thing}`,
        ...this.placed(kind, place),
      });
      if (status === 201) ids[kind].push(body.id);
    } else if (id !== undefined) await this.change(kind, id, verb, thing, place);
  }

  private async change(kind: Kind, id: string, verb: string, thing: number, place: number): Promise<void> {
    const path = `/v1/${kind}/${id}`;
    if (verb === 'edit') {
      const when = `2027-03-${String((thing % 28) + 1).padStart(2, '0')}`;
      const date = kind === 'tasks' ? { dueDate: when, tags: ['late'] } : { targetDate: when };
      await this.http.patch(path, { title: `${kind} ${place}`, description: 'edited', ...date });
    } else if (verb === 'move') await this.http.patch(path, this.placed(kind, place));
    else if (verb === 'complete') await this.http.patch(path, { status: 'completed' });
    else if (verb === 'reopen') await this.http.patch(path, { status: 'in_progress' });
    else if (verb === 'trash') await this.http.delete(path);
    else await this.http.post(`/v1/trash/${id}/restore`);
  }

  private placed(kind: Kind, place: number): Record<string, string | null> {
    const above = kind === 'tasks' ? 'goals' : kind === 'goals' ? 'projects' : undefined;
    if (!above) return { description: `place ${place}` };
    const { length } = this.ids[above];
    const field = above === 'goals' ? 'goalId' : 'projectId';
    return { [field]: place % 3 === 0 || length === 0 ? null : (this.ids[above][place % length] ?? null) };
  }
}

describe('what ai keeps of goals', () => {
  const open: TestService[] = [];
  let owner: TestService;
  let heard: TestService;
  let late: TestService;
  beforeAll(async () => {
    owner = await testService(goals, { workers: false });
    heard = await testService(ai, { workers: false });
    late = await testService(ai, { workers: false });
    open.push(owner, heard, late);
  }, 60_000);
  afterAll(() => Promise.all(open.map((service) => service.close())));

  /** All that is known of a person's things but the number of the event that it is known by. */
  const known = async (service: TestService, person: string) => {
    const tables = ['project_records', 'goal_records', 'task_records'];
    const found = await Promise.all(
      tables.map((table) =>
        service.rows(
          `select to_jsonb(kept) - 'version' as row from ${table} kept where owner_id = $1 order by id`,
          [person],
        ),
      ),
    );
    return Object.fromEntries(tables.map((table, index) => [table, found[index]?.map(({ row }) => row)]));
  };

  it('is the same from snapshots alone as from every event, whatever a person does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 15, maxLength: 30 }), async (actions) => {
        const user = asUser();
        const life = new Life(owner.http(user));
        for (const next of actions) await life.live(next);
        const lived = (await owner.published()).filter(({ subject, to }) => subject === user.userId && !to);
        const snapshots = (await resynced(owner, 'ai')).filter(({ subject }) => subject === user.userId);
        for (const event of lived) await heard.deliver(event);
        for (const event of snapshots) await late.deliver(event);
        expect(await known(late, user.userId)).toEqual(await known(heard, user.userId));
      }),
      // Each run is a life of many requests: to shrink it would take longer than to read it.
      { numRuns: 12, endOnFailure: true },
    );
  }, 120_000);
});
