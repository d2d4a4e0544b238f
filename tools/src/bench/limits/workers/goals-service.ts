import { goals } from '@odyssey/goals';
import { type Environment, migrateServices, newId, startService } from '@odyssey/platform';
import { bearers } from '../../bearers.ts';
import { serve } from '../../serve.ts';

interface Given {
  env: Environment;
}

const TASKS_EACH = 20;

/** The goals service in a process of its own: as it runs anywhere, but it believes our key, and its events stay in its outbox. */
async function open({ env }: Given) {
  const { keys, ofPerson } = await bearers(env.ODYSSEY_PUBLIC_URL ?? '');
  await migrateServices([goals], env);
  const service = await startService(goals, env, { keys: [keys], kafka: false, workers: false });

  const personWithTasks = async (): Promise<string> => {
    const bearer = await ofPerson(newId());
    for (let task = 0; task < TASKS_EACH; task += 1) {
      const { statusCode, body } = await service.app.inject({
        method: 'POST',
        url: '/v1/tasks',
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        payload: JSON.stringify({ title: 'Walk the river loop' }),
      });
      if (statusCode !== 201) throw new Error(`a task: ${statusCode} ${body}`);
    }
    return bearer;
  };
  return {
    url: () => service.url,

    /** So many people with a page of tasks each. @returns their tokens. */
    async people(count: number): Promise<string[]> {
      const made: string[] = [];
      while (made.length < count) made.push(await personWithTasks());
      return made;
    },

    close: () => service.close(),
  };
}
export type GoalsService = Awaited<ReturnType<typeof open>>;

serve(open);
