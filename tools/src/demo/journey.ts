import { createClient, Problem, type Schemas } from '@odyssey/client';
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
    this.client = createClient({ baseUrl: gateway });
  }

  async register() {
    const { email, password } = this;
    const user = await this.client.register({
      email,
      password,
      displayName: 'Ada',
      timeZone: 'Europe/Lisbon',
    });
    this.token = (await this.client.tokens())?.accessToken ?? '';
    return { user, accessToken: this.token };
  }

  /** A new person finds a starting set a moment after registering. */
  lifeAreas() {
    return eventually('the starting set of life areas', async () => {
      const { items } = (await this.client.call('LifeAreas_list')).data;
      return items.length > 0 ? items : undefined;
    });
  }

  async createGoal(goal: Schemas['GoalInput']) {
    return (await this.client.call('Goals_create', { body: goal })).data;
  }

  async requestPlan(goalId: string) {
    return (await this.client.call('Plans_request', { path: { id: goalId } })).data;
  }

  proposed(planId: string) {
    return eventually('the proposed plan', async () => {
      const { data: plan } = await this.client.call('Plans_find', { path: { id: planId } });
      if (plan.status === 'failed') throw new Error(`the plan failed: ${plan.failure?.detail}`);
      return plan.status === 'proposed' ? plan : undefined;
    });
  }

  async accept(planId: string, stepIds?: string[]) {
    await this.client.call('Plans_accept', { path: { id: planId }, body: stepIds ? { stepIds } : {} });
  }

  async tasksOf(goalId: string) {
    return (await this.client.call('Tasks_list', { query: { goalId, limit: 100 } })).data.items;
  }

  /** Uploads a picture and waits until it can be shown. */
  async attachPicture(picture: Buffer, taskId: string, caption: string) {
    const file = new File([new Uint8Array(picture)], 'morning.jpg', { type: 'image/jpeg' });
    const { id } = (await this.client.call('Media_upload', { body: { taskId, caption, file } })).data;
    return eventually('the picture to be ready', async () => {
      const { data: media } = await this.client.call('Media_read', { path: { id } });
      if (media.status === 'rejected')
        throw new Error(`the picture was rejected: ${media.rejection?.detail}`);
      return media.status === 'ready' ? media : undefined;
    });
  }

  async complete(taskId: string) {
    return (await this.client.call('Tasks_complete', { path: { id: taskId } })).data;
  }

  async stories(query: { sourceId?: string; kind?: Schemas['Story']['kind'] }) {
    const { data } = await this.client.call('Stories_list', { query: { ...query, limit: 100 } });
    return data.items.filter((story) => story.revision > 0);
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

  async goal(id: string) {
    return (await this.client.call('Goals_find', { path: { id } })).data;
  }

  async achievements() {
    return (await this.client.call('Achievements_list')).data.items;
  }

  async notifications() {
    return (await this.client.call('Inbox_list', { query: { limit: 100 } })).data.items;
  }

  async say(content: string, conversationId?: string) {
    const id = conversationId ?? (await this.client.call('Conversations_open', { body: {} })).data.id;
    return (await this.client.call('Conversations_say', { path: { id }, body: { content } })).data;
  }

  /** What was told becomes a memory a moment later. */
  remembered(words: string) {
    return eventually('the fact to be remembered', async () =>
      (await this.memories()).find(({ content, kind }) => kind === 'fact' && content.includes(words)),
    );
  }

  async memories() {
    return (await this.client.call('Memories_list', { query: { limit: 100 } })).data.items;
  }

  /** Asks for everything, waits for it, downloads it. */
  async exportAll() {
    const { id } = (await this.client.call('Exports_request', { body: {} })).data;
    const ready = await eventually(
      'the export',
      async () => {
        const { data: state } = await this.client.call('Exports_read', { path: { id } });
        if (state.status === 'failed') throw new Error(`the export failed: ${state.failure?.detail}`);
        return state.status === 'ready' ? state : undefined;
      },
      60_000,
    );
    const download = await this.client.open('Exports_download', { path: { id } });
    return { export: ready, files: await unzip(Buffer.from(await download.arrayBuffer())) };
  }

  /** Asks to be erased now and follows it by the receipt: the token is worth nothing any more. */
  async erase() {
    const { data: scheduled } = await this.client.call('Erasures_schedule', { body: { coolOffSeconds: 0 } });
    const { id, receipt } = scheduled;
    const anybody = createClient({ baseUrl: this.gateway });
    return eventually(
      'every service to have erased',
      async () => {
        const headers = { 'erasure-receipt': receipt };
        const { data: state } = await anybody.call('Erasures_read', { path: { id }, headers });
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

  /** The status of a log-in with the person's own password. */
  async logIn(): Promise<number> {
    const { email, password } = this;
    try {
      return (
        await createClient({ baseUrl: this.gateway }).call('Session_begin', { body: { email, password } })
      ).status;
    } catch (error) {
      if (error instanceof Problem) return error.status;
      throw error;
    }
  }
}
