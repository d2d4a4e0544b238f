import { createClient, ok, type Schemas } from '@odyssey/client';
import { unzip } from './archive.ts';
import { eventually } from './waiting.ts';

/**
 * One person's way through Odyssey, through its public address alone. The demo plays it and prints what comes back;
 * the end-to-end suite walks the same steps and asserts.
 */
export class Journey {
  readonly client;
  readonly email = `ada.${Date.now().toString(36)}.${Math.random().toString(36).slice(2, 8)}@example.org`;
  readonly password = 'correct horse battery staple';
  private token = '';

  readonly gateway: string;

  constructor(gateway: string) {
    this.gateway = gateway;
    this.client = createClient(gateway);
  }

  async register() {
    const signedIn = await ok(
      this.client.http.POST('/v1/auth/register', {
        body: { email: this.email, password: this.password, displayName: 'Ada', timeZone: 'Europe/Lisbon' },
      }),
    );
    this.token = signedIn.accessToken;
    this.client.useToken(this.token);
    return signedIn;
  }

  /** A new person finds a starting set a moment after registering. */
  lifeAreas() {
    return eventually('the starting set of life areas', async () => {
      const { items } = await ok(this.client.http.GET('/v1/life-areas'));
      return items.length > 0 ? items : undefined;
    });
  }

  createGoal(goal: Schemas['GoalInput']) {
    return ok(this.client.http.POST('/v1/goals', { body: goal }));
  }

  requestPlan(goalId: string) {
    return ok(this.client.http.POST('/v1/goals/{id}/plans', { params: { path: { id: goalId } } }));
  }

  proposed(planId: string) {
    return eventually('the proposed plan', async () => {
      const plan = await ok(this.client.http.GET('/v1/plans/{id}', { params: { path: { id: planId } } }));
      if (plan.status === 'failed') throw new Error(`the plan failed: ${plan.failure?.detail}`);
      return plan.status === 'proposed' ? plan : undefined;
    });
  }

  async accept(planId: string, stepIds?: string[]) {
    const path = { params: { path: { id: planId } } };
    await ok(this.client.http.POST('/v1/plans/{id}/accept', { ...path, body: stepIds ? { stepIds } : {} }));
  }

  async tasksOf(goalId: string) {
    return (await ok(this.client.http.GET('/v1/tasks', { params: { query: { goalId, limit: 100 } } }))).items;
  }

  /** Uploads a picture and waits until it can be shown. */
  async attachPicture(picture: Buffer, taskId: string, caption: string) {
    const form = new FormData();
    form.set('taskId', taskId);
    form.set('caption', caption);
    form.set('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'morning.jpg');
    const answer = await fetch(`${this.gateway}/v1/media`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}` },
      body: form,
    });
    if (answer.status !== 201)
      throw new Error(`the upload was answered ${answer.status}: ${await answer.text()}`);
    const { id } = (await answer.json()) as Schemas['Media'];
    return eventually('the picture to be ready', async () => {
      const media = await ok(this.client.http.GET('/v1/media/{id}', { params: { path: { id } } }));
      if (media.status === 'rejected')
        throw new Error(`the picture was rejected: ${media.rejection?.detail}`);
      return media.status === 'ready' ? media : undefined;
    });
  }

  complete(taskId: string) {
    return ok(this.client.http.POST('/v1/tasks/{id}/complete', { params: { path: { id: taskId } } }));
  }

  async stories(query: { sourceId?: string; kind?: Schemas['Story']['kind'] }) {
    const { items } = await ok(
      this.client.http.GET('/v1/stories', { params: { query: { ...query, limit: 100 } } }),
    );
    return items.filter((story) => story.revision > 0);
  }

  storyOfTask(taskId: string) {
    return eventually(
      'the story of the task',
      async () => (await this.stories({ sourceId: taskId, kind: 'task' }))[0],
    );
  }

  /** Every task's own story, once all are written. */
  storiesOfTasks(count: number) {
    return eventually('a story for each task', async () => {
      const stories = await this.stories({ kind: 'task' });
      return stories.length >= count ? stories : undefined;
    });
  }

  celebrationOf(goalId: string) {
    return eventually(
      'the celebration',
      async () => (await this.stories({ sourceId: goalId, kind: 'celebration' }))[0],
    );
  }

  goal(id: string) {
    return ok(this.client.http.GET('/v1/goals/{id}', { params: { path: { id } } }));
  }

  async achievements() {
    return (await ok(this.client.http.GET('/v1/achievements'))).items;
  }

  async notifications() {
    return (await ok(this.client.http.GET('/v1/notifications', { params: { query: { limit: 100 } } }))).items;
  }

  async say(content: string, conversationId?: string) {
    const id = conversationId ?? (await ok(this.client.http.POST('/v1/conversations', { body: {} }))).id;
    return ok(
      this.client.http.POST('/v1/conversations/{id}/messages', {
        params: { path: { id } },
        body: { content },
      }),
    );
  }

  /** What was told becomes a memory a moment later. */
  remembered(words: string) {
    return eventually('the fact to be remembered', async () =>
      (await this.memories()).find(({ content, kind }) => kind === 'fact' && content.includes(words)),
    );
  }

  async memories() {
    return (await ok(this.client.http.GET('/v1/memories', { params: { query: { limit: 100 } } }))).items;
  }

  /** Asks for everything, waits for it, downloads it. */
  async exportAll() {
    const { id } = await ok(this.client.http.POST('/v1/privacy/exports', { body: {} }));
    const ready = await eventually(
      'the export',
      async () => {
        const state = await ok(
          this.client.http.GET('/v1/privacy/exports/{id}', { params: { path: { id } } }),
        );
        if (state.status === 'failed') throw new Error(`the export failed: ${state.failure?.detail}`);
        return state.status === 'ready' ? state : undefined;
      },
      60_000,
    );
    const answer = await fetch(`${this.gateway}/v1/privacy/exports/${id}/download`, {
      headers: { authorization: `Bearer ${this.token}` },
    });
    if (!answer.ok) throw new Error(`the download was answered ${answer.status}: ${await answer.text()}`);
    return { export: ready, files: await unzip(Buffer.from(await answer.arrayBuffer())) };
  }

  /** Asks to be erased now and follows it by the receipt: the token is worth nothing any more. */
  async erase() {
    const scheduled = await ok(
      this.client.http.POST('/v1/privacy/erasures', { body: { coolOffSeconds: 0 } }),
    );
    return eventually(
      'every service to have erased',
      async () => {
        const answer = await fetch(`${this.gateway}/v1/privacy/erasures/${scheduled.id}`, {
          headers: { 'erasure-receipt': scheduled.receipt },
        });
        if (!answer.ok) throw new Error(`the erasure was answered ${answer.status}: ${await answer.text()}`);
        const state = (await answer.json()) as Schemas['Erasure'];
        return state.status === 'completed' ? state : undefined;
      },
      60_000,
    );
  }

  /** The status of a request with the person's own token, whatever it is. */
  async knock(path: string): Promise<number> {
    const answer = await fetch(`${this.gateway}${path}`, {
      headers: { authorization: `Bearer ${this.token}` },
    });
    await answer.arrayBuffer();
    return answer.status;
  }

  async logIn(): Promise<number> {
    const { response } = await this.client.http.POST('/v1/auth/login', {
      body: { email: this.email, password: this.password },
    });
    return response.status;
  }
}
