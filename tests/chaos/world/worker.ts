import { atCrashPoints } from '../../../libs/events/src/crash-points.ts';
import { ownerDataSource } from '../../../libs/platform/src/boot/data-source.ts';
import type { FromWorker, ToWorker, WorkerPlan } from '../../../tools/src/chaos/protocol.ts';
import { commit, noteCommitting } from './commit.ts';
import { Member } from './member.ts';
import { skewClock } from './skewed-clock.ts';
import { CreateWorldTables1770000000000 } from './tables.ts';

/** One process of the chaos world: a real service as far as events go, driven and told to die over its IPC channel. */

const PROGRESS_MS = 250;
const plan = JSON.parse(process.argv[2] ?? '') as WorkerPlan;

const tell = (message: FromWorker) => process.send?.(message);

async function migrate(): Promise<void> {
  const definition = { name: 'goals' as const, entities: [], migrations: [CreateWorldTables1770000000000] };
  const dataSource = await ownerDataSource(definition, plan.databaseUrl).initialize();
  await dataSource.runMigrations();
  await dataSource.destroy();
}

async function work(): Promise<void> {
  skewClock(plan.skew);
  let dieAt: string | undefined;
  atCrashPoints((point) => {
    if (point === dieAt) process.kill(process.pid, 'SIGKILL');
    if (point === 'commit.before') noteCommitting();
  });
  const member = await Member.start({
    ...plan,
    reacts: plan.role === 'consumer',
    onStuck(why) {
      console.error(`stuck: ${why}`);
      process.exit(3);
    },
  });
  let poisoned = new Set(plan.poisoned);
  member.trouble.meet = (_ref, person) => {
    if (poisoned.has(person)) throw new Error('poisoned');
  };
  process.on('message', (message: ToWorker) => {
    if (message.kind === 'commit') void commits(member, message);
    else if (message.kind === 'erase') void erases(member, message.person);
    else if (message.kind === 'poison') poisoned = new Set(message.people);
    else dieAt = message.point;
  });
  process.once('SIGTERM', () => {
    member.stop().then(
      () => process.exit(0),
      (error: Error) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  member.work();
  setInterval(() => void reports(member), PROGRESS_MS);
  tell({ kind: 'ready' });
}

async function reports(member: Member): Promise<void> {
  const { joined } = member.workers.transport;
  tell({ kind: 'progress', progress: { ...(await member.progress()), joined } });
}

async function commits(member: Member, message: Extract<ToWorker, { kind: 'commit' }>): Promise<void> {
  const { txn } = message.commit;
  try {
    tell({ kind: 'committed', txn, times: await commit(member, message.commit) });
  } catch (error) {
    console.error(`${txn}: ${(error as Error).message}`);
    tell({ kind: 'unsure', txn });
  }
}

/** Tried until it is done: the ledger counts a person as erased from the answer on. */
async function erases(member: Member, person: string): Promise<void> {
  try {
    await member.erase(person);
    tell({ kind: 'erased', person });
  } catch (error) {
    console.error(`erasure of ${person}, tried again: ${(error as Error).message}`);
    setTimeout(() => void erases(member, person), 200);
  }
}

await (plan.role === 'migrate' ? migrate() : work());
