import { PublicClient, waitUntil } from '@odyssey/testing';
import { Journey } from '../../../tools/src/demo/journey.ts';
import { photograph } from '../../../tools/src/demo/picture.ts';
import { thingOf } from './needs.ts';
import type { Operation } from './operations.ts';
import { thingsFromOutside } from './outside.ts';

/** A person who has one of everything that has an id. */
export class Life {
  readonly journey: Journey;
  private constructor(
    readonly client: PublicClient,
    readonly userId: string,
    readonly accessToken: string,
    journey: Journey,
  ) {
    this.journey = journey;
  }

  /** The id of this person's for each path with one: `/v1/tasks/{id}`. */
  readonly ids: Record<string, string> = {};

  /** @param word goes into every text, so that it can be looked for */
  static async lead(gateway: string, word: string): Promise<Life> {
    const journey = new Journey(gateway);
    const { user, accessToken } = await journey.register();
    const life = new Life(new PublicClient(gateway, accessToken), user.id, accessToken, journey);
    await life.collect(word);
    return life;
  }

  /** @throws with what to add when nothing of this kind is in a life yet. */
  idFor(operation: Operation): string {
    const id = this.ids[thingOf(operation)];
    if (id) return id;
    throw new Error(
      `${operation.name}: nobody has a ${thingOf(operation)}; make one in tests/security/surface/life.ts (collect)`,
    );
  }

  private async collect(word: string): Promise<void> {
    const { journey, client } = this;
    const post = async (path: string, body: unknown): Promise<string> => {
      const answer = await client.post(path, body);
      if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body.id;
    };
    const lifeArea = (await journey.lifeAreas())[0]?.id ?? '';
    const project = await post('/v1/projects', { title: `Fit by summer ${word}` });
    const goal = await post('/v1/goals', { title: `Swim 1,500 m without a rest ${word}` });
    const task = await post('/v1/tasks', { title: `Swim 8 × 50 m ${word}`, goalId: goal, tags: [word] });
    const trashed = await post('/v1/tasks', { title: `Old ${word}` });
    await client.delete(`/v1/tasks/${trashed}`);
    const plan = (await journey.proposed((await journey.requestPlan(goal)).id)).id;
    const media = (await journey.attachPicture(await photograph(), task, `Sunrise ${word}`)).id;
    await journey.complete(task);
    const story = (await journey.storyOfTask(task)).id;
    const conversation = await post('/v1/conversations', { title: `Talk ${word}` });
    await client.post(`/v1/conversations/${conversation}/messages`, {
      content: `I live in Lisbon-${word}.`,
    });
    const memory = (await journey.remembered('Lisbon')).id;
    const [notification] = await waitUntil(() => journey.notifications(), {
      within: 10_000,
      what: 'a notification',
    });
    const [session] = (await client.get('/v1/auth/sessions')).body.items;
    Object.assign(this.ids, await thingsFromOutside(this.userId), {
      '/v1/auth/sessions/{id}': session.id,
      '/v1/auth/mfa/totp/{id}': await post('/v1/auth/mfa/totp', undefined),
      '/v1/auth/tokens/{id}': await post('/v1/auth/tokens', {
        name: `Script ${word}`,
        scopes: ['goals:read'],
      }),
      '/v1/life-areas/{id}': lifeArea,
      '/v1/projects/{id}': project,
      '/v1/goals/{id}': goal,
      '/v1/tasks/{id}': task,
      '/v1/trash/{id}': trashed,
      '/v1/plans/{id}': plan,
      '/v1/media/{id}': media,
      '/v1/stories/{id}': story,
      '/v1/conversations/{id}': conversation,
      '/v1/memories/{id}': memory,
      '/v1/notifications/{id}': notification?.id ?? '',
      '/v1/privacy/exports/{id}': await post('/v1/privacy/exports', {}),
      '/v1/privacy/erasures/{id}': await post('/v1/privacy/erasures', {}),
    });
  }
}
