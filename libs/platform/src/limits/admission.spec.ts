import { describe, expect, it } from '@jest/globals';
import { Admission, AT_ONCE_IN_A_SERVICE } from './admission.ts';

function admissionOf(options: { running?: number; waiting?: number } = {}) {
  const clock = { ms: 0 };
  const admission = new Admission({ running: 1, waiting: 3, ...options, now: () => clock.ms });
  return { admission, clock };
}
const refused = { code: 'service_unavailable', headers: { 'retry-after': '1' } };

describe('letting requests in', () => {
  it('is for so many at once; a burst waits, and who came last is let in first', async () => {
    const { admission, clock } = admissionOf();
    const leave = await admission.enter();
    const second = admission.enter();
    const third = admission.enter();
    clock.ms = 490;
    leave();
    const thirdLeaves = await third;
    expect(admission.load).toEqual({ running: 1, waiting: 1 });
    thirdLeaves();
    (await second)();
    expect(admission.load).toEqual({ running: 0, waiting: 0 });
  });

  it('refuses who has waited longer than an instant once the line does not get empty', async () => {
    const { admission, clock } = admissionOf();
    const leave = await admission.enter();
    const old = admission.enter();
    clock.ms = 597;
    const fresh = admission.enter();
    clock.ms = 600;
    leave();
    await expect(old).rejects.toMatchObject(refused);
    (await fresh)();
    expect(admission.load).toEqual({ running: 0, waiting: 0 });
  });

  it('stays short of patience until nobody had to wait for a while', async () => {
    const { admission, clock } = admissionOf();
    const first = await admission.enter();
    const old = admission.enter();
    clock.ms = 600;
    const fresh = admission.enter();
    first();
    await expect(old).rejects.toMatchObject(refused);
    const second = await fresh;
    const late = admission.enter();
    clock.ms = 630;
    const newest = admission.enter();
    second();
    await expect(late).rejects.toMatchObject(refused);
    (await newest)();
    clock.ms = 1_200;
    const third = await admission.enter();
    const patient = admission.enter();
    clock.ms = 1_230;
    const after = admission.enter();
    third();
    (await after)();
    await expect(patient).resolves.toBeInstanceOf(Function);
  });

  it('refuses who has waited longest at once when the line is full', async () => {
    const { admission } = admissionOf({ waiting: 1 });
    const leave = await admission.enter();
    const oldest = admission.enter();
    const waits = admission.enter();
    await expect(oldest).rejects.toMatchObject(refused);
    leave();
    (await waits)();
  });

  it('lets in who has waited longer than that rather than nobody', async () => {
    const { admission, clock } = admissionOf();
    const leave = await admission.enter();
    const waits = admission.enter();
    clock.ms = 900;
    leave();
    (await waits)();
  });

  it('refuses who came first when the line is full, also when it is who has just lined up', async () => {
    const { admission, clock } = admissionOf({ waiting: 1 });
    const leave = await admission.enter();
    clock.ms = 10;
    const waits = admission.enter();
    await expect(admission.enter(undefined, 0)).rejects.toMatchObject(refused);
    leave();
    (await waits)();
  });

  it('lets in who came last first, also when others have lined up after it', async () => {
    const { admission, clock } = admissionOf({ waiting: 4 });
    const order: string[] = [];
    const enter = async (name: string, came?: number) => {
      const leave = await admission.enter(undefined, came);
      order.push(name);
      leave();
    };
    clock.ms = 10;
    const leave = await admission.enter();
    // It does not hide who has waited longer in this line.
    const buried = expect(admission.enter()).rejects.toMatchObject(refused);
    clock.ms = 600;
    const all = [enter('one'), enter('another'), enter('with a backlog', 0)];
    leave();
    await Promise.all(all);
    expect(order).toEqual(['another', 'one', 'with a backlog']);
    await buried;
  });

  it('forgets who has left the line, and counts nobody twice', async () => {
    const { admission } = admissionOf();
    const leave = await admission.enter();
    const gone = new AbortController();
    const waits = admission.enter(gone.signal);
    gone.abort();
    await expect(waits).rejects.toMatchObject(refused);
    leave();
    leave();
    expect(admission.load).toEqual({ running: 0, waiting: 0 });
  });

  it('refuses after a second when nothing gets done at all', async () => {
    const { admission } = admissionOf();
    await admission.enter();
    await expect(admission.enter()).rejects.toMatchObject(refused);
  });
});

describe('what is behind refuses some', () => {
  const entered = async (admission: Admission, count: number) => {
    const leaves: (() => void)[] = [];
    while (leaves.length < count) leaves.push(await admission.enter());
    return leaves;
  };

  it('lets in fewer at once, as many as one replica at least, and then one more with each round that is taken', async () => {
    const { admission } = admissionOf({ running: 100, waiting: 100 });
    const leaves = await entered(admission, 50);
    admission.pushedBack();
    const next = Array.from({ length: 3 }, () => admission.enter());
    for (const leave of leaves.splice(0, 5)) leave();
    expect(admission.load).toEqual({ running: 45, waiting: 3 });
    leaves.pop()?.();
    leaves.push(await (next.at(-1) as Promise<() => void>));
    expect(admission.load).toEqual({ running: 45, waiting: 2 });
    for (let times = 0; times < 20; times += 1) admission.pushedBack();
    for (const leave of leaves.splice(0, 45 - AT_ONCE_IN_A_SERVICE - 1)) leave();
    expect(admission.load).toEqual({ running: AT_ONCE_IN_A_SERVICE + 1, waiting: 2 });
    leaves.pop()?.();
    expect(admission.load).toEqual({ running: AT_ONCE_IN_A_SERVICE + 1, waiting: 1 });
    for (const leave of leaves) leave();
    await Promise.all(next);
  });

  it('lets in no more at once while somebody waits, however long nothing happened', async () => {
    const { admission, clock } = admissionOf({ running: 100, waiting: 100 });
    const leaves = await entered(admission, 50);
    admission.pushedBack();
    const waits = admission.enter();
    clock.ms = 600;
    const late = admission.enter();
    expect(admission.load).toEqual({ running: 50, waiting: 2 });
    for (const leave of leaves) leave();
    await expect(waits).rejects.toMatchObject(refused);
    (await late)();
  });

  it('lets in as many as before once nobody had to wait for a while', async () => {
    const { admission, clock } = admissionOf({ running: 100 });
    const leaves = await entered(admission, 50);
    admission.pushedBack();
    for (const leave of leaves) leave();
    clock.ms = 1_000;
    await entered(admission, 100);
    expect(admission.load).toEqual({ running: 100, waiting: 0 });
  });
});
