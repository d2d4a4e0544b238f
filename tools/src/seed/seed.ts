import { createClient, type OdysseyClient, Problem, type Schemas } from '@odyssey/client';
import { eventually } from '../demo/waiting.ts';
import { GOALS, PERSON, type SeedGoal, TOLD } from './person.ts';

const DAY_MS = 86_400_000;

/** Gives an Odyssey its example person, through the public address alone. Returns false when that person is there already. */
export async function seed(gateway: string, say: (line: string) => void): Promise<boolean> {
  const client = createClient({ baseUrl: gateway });
  try {
    await client.register(PERSON);
  } catch (error) {
    if (error instanceof Problem && error.code === 'email_taken') return false;
    throw error;
  }
  say(`${PERSON.displayName} is registered`);
  const areas = await eventually('the starting set of life areas', async () => {
    const { data } = await client.call('LifeAreas_list');
    return data.items.length > 0 ? data.items : undefined;
  });
  for (const goal of GOALS) {
    await createGoal(client, goal, areas);
    say(goal.title);
  }
  const { data: conversation } = await client.call('Conversations_open', { body: {} });
  await client.call('Conversations_say', { path: { id: conversation.id }, body: { content: TOLD } });
  say(`told: ${TOLD}`);
  return true;
}

async function createGoal(
  client: OdysseyClient,
  goal: SeedGoal,
  areas: Schemas['LifeArea'][],
): Promise<void> {
  const { title, description, tasks } = goal;
  const lifeAreaId = areas.find(({ name }) => name.toLowerCase().includes(goal.area))?.id;
  const body = { title, description, lifeAreaId, targetDate: dateIn(goal.targetInDays) };
  const { id: goalId } = (await client.call('Goals_create', { body })).data;
  const made = [];
  for (const { title, dueInDays, durationMinutes, tags, done } of tasks) {
    const task = { goalId, title, durationMinutes, tags, dueDate: dateIn(dueInDays) };
    made.push({ done, id: (await client.call('Tasks_create', { body: task })).data.id });
  }
  // Only when all are there: the last open task would complete the goal.
  for (const { id } of made.filter(({ done }) => done)) {
    await client.call('Tasks_complete', { path: { id } });
  }
}

function dateIn(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}
