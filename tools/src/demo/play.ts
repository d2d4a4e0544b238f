import { Journey } from './journey.ts';
import { photograph } from './picture.ts';

/** Time to read a step in slow pace, in milliseconds. */
const READING_MS = 1_500;

interface Show {
  step<T>(title: string, run: () => Promise<T>): Promise<T>;
  say(line: string): void;
}

/** Plays the journey against the running stack and prints what a person would see. @throws when a step fails. */
export async function play(gateway: string, pace: 'quick' | 'slow'): Promise<void> {
  const show = screen(pace);
  const journey = new Journey(gateway);
  console.log(`\nA life gets organised at ${gateway}\n`);

  const goal = await plan(journey, show);
  const pictured = await finish(journey, show, goal.id);
  await talk(journey, show);
  await leave(journey, show);

  console.log(`\n${'─'.repeat(78)}\n${pictured.title}\n\n${wrap(pictured.text)}\n`);
  console.log(
    `The picture was at ${gateway}${pictured.picture}\n(gone now, with everything else of ${journey.email})\n`,
  );
}

async function plan(journey: Journey, { step, say }: Show) {
  const { user } = await step('Register', () => journey.register());
  say(`${user.displayName}, ${user.email}, ${user.timeZone}`);
  const areas = await step('Life areas, ready a moment later', () => journey.lifeAreas());
  say(areas.map(({ name }) => name).join(' · '));
  const health = areas.find(({ name }) => /health/i.test(name)) ?? areas[0];
  const targetDate = new Date(Date.now() + 70 * 86_400_000).toISOString().slice(0, 10);
  const goal = await step('Set a goal', () =>
    journey.createGoal({
      title: 'Swim 1,500 m without a rest',
      description: 'I manage 200 m now. Mornings before work, three times a week, at the Areeiro pool.',
      targetDate,
      ...(health ? { lifeAreaId: health.id } : {}),
    }),
  );
  say(`${goal.title}, by ${targetDate}`);
  const requested = await step('Ask for a plan', () => journey.requestPlan(goal.id));
  const proposed = await step('The plan is proposed', () => journey.proposed(requested.id));
  for (const one of proposed.steps) say(`${one.dueDate ?? ''}  ${one.title}  (${one.durationMinutes} min)`);
  say(`by ${proposed.provider}${proposed.degraded ? ', standing in' : ''}`);
  await step('Accept it: every step becomes a task', () => journey.accept(proposed.id));
  return goal;
}

async function finish(journey: Journey, { step, say }: Show, goalId: string) {
  const tasks = await journey.tasksOf(goalId);
  const first = tasks.find(({ title }) => title.startsWith('Swim')) ?? tasks[0];
  if (!first) throw new Error('the accepted plan left no task');
  const others = tasks.filter(({ id }) => id !== first.id);
  const picture = await photograph();
  const media = await step(`Attach a photograph to “${first.title}”`, () =>
    journey.attachPicture(picture, first.id, 'Sunrise on the way to the pool'),
  );
  say(
    `${picture.length} bytes in; out: ${media.variants.map((v) => `${v.name} ${v.width}×${v.height}`).join(', ')}; no GPS`,
  );
  await step('Complete it', () => journey.complete(first.id));
  const story = await step('Its story is written', () => journey.storyOfTask(first.id));
  say(`“${story.title}” by ${story.provider}, with ${story.media.length} picture`);
  await step(`Complete the other ${others.length}`, async () => {
    for (const task of others) await journey.complete(task.id);
  });
  const stories = await step('A story for each', () => journey.storiesOfTasks(others.length + 1));
  say(stories.map(({ title }) => `“${title}”`).join(' '));
  const goal = await journey.goal(goalId);
  say(`the last one completed the goal: ${goal.status}, ${goal.progress.percent} %`);
  const celebration = await step('The celebration', () => journey.celebrationOf(goalId));
  say(`“${celebration.title}”`);
  say(celebration.text);
  const achievements = await step('Achievements', () => journey.achievements());
  say(achievements.map(({ kind, title }) => `${kind}: ${title}`).join(' · '));
  const notifications = await step('Notifications', () => journey.notifications());
  say(counted(notifications.map(({ kind }) => kind)));
  const shown = (await journey.stories({ sourceId: first.id, kind: 'task' }))[0] ?? story;
  return { title: shown.title, text: shown.text, picture: shown.media[0]?.url ?? '' };
}

async function talk(journey: Journey, { step, say }: Show): Promise<void> {
  const fact = 'I write best before breakfast, at the kitchen table.';
  const told = await step('Tell a fact in a conversation', () => journey.say(fact));
  say(`“${fact}” → “${told.message.content}”`);
  const memory = await step('It is remembered', () => journey.remembered('before breakfast'));
  say(`as a ${memory.kind}: “${memory.content}”`);
  const question = 'When do I write best?';
  const answer = await step('Ask in another conversation', () => journey.say(question));
  say(`“${question}” → “${answer.message.content}”`);
  for (const { excerpt } of answer.citations) say(`cites: “${excerpt}”`);
}

async function leave(journey: Journey, { step, say }: Show): Promise<void> {
  const { files, export: ready } = await step('Export everything', () => journey.exportAll());
  say(
    `${files.size} files, ${ready.bytes} bytes: ${ready.services.map(({ service, counts }) => `${service} ${total(counts)}`).join(', ')}`,
  );
  const erased = await step('Be erased', () => journey.erase());
  say(erased.services.map(({ service, counts }) => `${service} ${total(counts)}`).join(', '));
  const answers = await step('Knock again', async () => {
    const paths = [
      '/v1/auth/me',
      '/v1/goals',
      '/v1/stories',
      '/v1/memories',
      '/v1/media',
      '/v1/notifications',
    ];
    return Promise.all(paths.map(async (path) => `${path} ${await journey.knock(path)}`));
  });
  say(`${answers.join(', ')}; log-in ${await journey.logIn()}`);
}

function screen(pace: 'quick' | 'slow'): Show {
  let number = 0;
  return {
    async step(title, run) {
      const began = performance.now();
      const result = await run();
      number += 1;
      const took = `${Math.round(performance.now() - began)} ms`;
      console.log(`${String(number).padStart(2)}. ${title.padEnd(76)} ${took.padStart(9)}`);
      if (pace === 'slow') await new Promise((resolve) => setTimeout(resolve, READING_MS));
      return result;
    },
    say: (line) => console.log(wrap(line, '      ')),
  };
}

const total = (counts: Record<string, number> = {}) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

function counted(kinds: readonly string[]): string {
  const groups = Object.entries(Object.groupBy(kinds, (kind) => kind));
  return groups.map(([kind, all]) => `${kind} ×${all?.length}`).join(', ');
}

/** Breaks at words, 90 characters a line. */
function wrap(text: string, indent = ''): string {
  return text
    .split('\n')
    .map((line) => line.replace(/(.{1,90})(\s+|$)/g, `${indent}$1\n`).trimEnd())
    .join('\n');
}
