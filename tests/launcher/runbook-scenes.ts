import { until } from './launcher.ts';
import type { WholeStack } from './whole-stack.ts';

/** The trouble that a page is about, and its end. */
export interface Scene {
  /** Makes the trouble. @returns what the words in capitals stand for now. */
  begin?(): Promise<Record<string, string>>;
  /** What has happened by the time that a section of the page is read; before its first command. */
  readonly reaching?: Readonly<Record<string, () => Promise<void>>>;
  /** Whatever became of the page: the next one begins on a stack that is well. */
  end?(): Promise<unknown>;
  /** Does what a command does that the page says is not run. */
  instead?(line: string): Promise<void>;
}

const OVER = 'How you know that it is over';
const ASKED_OF_THE_LOG = `./odyssey logs goals -n 500 | grep 'lease not renewed'`;
const REDIS_IS_BACK = `./odyssey logs goals -n 500 | grep 'Redis is back'`;
const NO_WALK = `alter table notifications add constraint no_walk check (title || body not like '%Walk 1%') not valid`;

export const scenesOn = (stack: WholeStack): Readonly<Record<string, Scene>> => {
  const stop = async () => {
    const pid = stack.signal('notifications', 'SIGSTOP');
    await stack.life(1);
    await until(
      'the group has lost its member',
      async () => (await stack.lag('notifications')).consumers?.[0]?.members === 0,
    );
    return { PID: String(pid) };
  };
  const waits = async () => (await stack.lag('notifications')).waiting?.[0] ?? { parkedKeys: 0, dead: 0 };
  const park = async () => {
    await stack.sql('notifications', NO_WALK);
    await stack.life(3);
    await until('two keys are parked', async () => (await waits()).parkedKeys === 2);
  };
  const mend = () =>
    stack.sql('notifications', 'alter table notifications drop constraint if exists no_walk');
  let signedBefore = '';
  const hurry = (change: string) =>
    stack.sql('notifications', `update parked_events set next_at = now() ${change}`);
  /** As a person would type it: kafka-configs.sh … --topic T --add-config NAME=VALUE. */
  const configure = async (line: string) => {
    const [, topic = '', name = '', value = ''] =
      /--topic (\S+) --add-config ([\w.]+)=(\d+)/.exec(line) ?? [];
    await stack.configure(topic, { [name]: value });
  };

  return {
    'broker-lost': {
      async begin() {
        await stack.life(1);
        await stack.caughtUp('goals');
        stack.signal('kafka', 'SIGSTOP');
        await stack.life(1);
        await until(
          'the relay fails',
          async () => (await stack.metric('goals', 'odyssey_relay_failing_seconds')) > 0,
        );
        return {};
      },
      end: async () => stack.signal('kafka', 'SIGCONT'),
      reaching: {
        [OVER]: async () => {
          stack.signal('kafka', 'SIGCONT');
          await stack.caughtUp('goals');
        },
      },
    },
    'consumer-away-too-long': {
      begin: stop,
      end: async () => stack.signal('notifications', 'SIGCONT'),
      reaching: {
        'What to do': async () => {
          stack.signal('notifications', 'SIGCONT');
          await stack.caughtUp('notifications');
        },
      },
    },
    'consumer-stuck': {
      begin: stop,
      end: async () => stack.signal('notifications', 'SIGCONT'),
      reaching: { [OVER]: () => stack.caughtUp('notifications') },
    },
    'database-away': {
      async begin() {
        await stack.closeDatabase('goals', true);
        await until('goals is not ready', async () => !(await stack.ready('goals')));
        await until('its log says so', async () => (await stack.typed(ASKED_OF_THE_LOG)).code === 0);
        return {};
      },
      end: () => stack.closeDatabase('goals', false),
      reaching: {
        [OVER]: async () => {
          await stack.closeDatabase('goals', false);
          await until('goals is ready', () => stack.ready('goals'));
        },
      },
    },
    // A disk is not filled for it: the commands look, and change nothing. tests/degradation fills one.
    'disk-full': {},
    'leaked-signing-key': {
      async begin() {
        signedBefore = (await stack.person()).accessToken;
        return { TOKEN: signedBefore };
      },
      reaching: {
        [OVER]: () =>
          until('the old key is refused', async () => (await stack.tasksAs(signedBefore)) === 401, 75_000),
      },
    },
    'new-partition-count': {},
    'outbox-growing': {
      async begin() {
        await stack.configure('odyssey.goals', { 'max.message.bytes': '300' });
        await stack.life(1);
        await until(
          'a person waits',
          async () => (await stack.metric('goals', 'odyssey_relay_held_keys')) > 0,
        );
        return {};
      },
      instead: configure,
      end: () => stack.configure('odyssey.goals'),
      reaching: {
        [OVER]: async () => {
          stack.signal('goals', 'SIGKILL');
          await stack.caughtUp('goals');
        },
      },
    },
    'poison-event': {
      async begin() {
        await park();
        await stack.writeRubbish('odyssey.memory');
        await until(
          'the rubbish is a dead letter',
          async () => (await stack.lag('ai')).waiting?.[0]?.dead === 1,
        );
        const { parked } = await stack.json<{ parked: { event: { id: string } }[] }>('events parked');
        return { EVENT: parked[0]?.event.id ?? '' };
      },
      end: mend,
      reaching: {
        [OVER]: async () => {
          await mend();
          await hurry('');
          await until('all went through', async () => (await waits()).parkedKeys === 0);
        },
      },
    },
    'replay-after-a-bug': {
      async begin() {
        await park();
        await hurry(', attempts = 18 where error is not null');
        await until('they are given up', async () => (await waits()).dead === 2);
        return {};
      },
      end: mend,
      reaching: {
        'What to do': async () => void (await mend()),
        [OVER]: async () => expectNone((await waits()).dead),
      },
    },
    resync: {
      async begin() {
        await stack.life(0);
        await stack.caughtUp('notifications');
        await stack.sql('notifications', 'delete from people');
        return {};
      },
      reaching: { [OVER]: () => stack.caughtUp('notifications') },
    },
    'redis-away': {
      async begin() {
        stack.signal('redis', 'SIGSTOP');
        await stack.life(1);
        return {};
      },
      end: async () => stack.signal('redis', 'SIGCONT'),
      reaching: {
        [OVER]: async () => {
          stack.signal('redis', 'SIGCONT');
          await until('goals has found it', async () => (await stack.typed(REDIS_IS_BACK)).code === 0);
        },
      },
    },
    'somebody-guesses': {
      async begin() {
        const { email } = await stack.person();
        await stack.guess(email, 3);
        return {};
      },
    },
    'stolen-account': {
      async begin() {
        const { email, accessToken } = await stack.person();
        return { ADDRESS: email, TOKEN: accessToken };
      },
    },
    'topic-retention': { instead: configure, end: () => stack.configure('odyssey.goals') },
  };
};

function expectNone(left: number): void {
  if (left > 0) throw new Error(`${left} dead letters are left`);
}
