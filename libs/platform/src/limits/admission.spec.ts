import { describe, expect, it } from '@jest/globals';
import { Admission, AT_ONCE_IN_A_SERVICE } from './admission.ts';

function admissionOf(options: { running?: number; waiting?: number } = {}) {
  const clock = { ms: 0 };
  const admission = new Admission({ running: 1, waiting: 3, ...options, now: () => clock.ms });
  return { admission, clock };
}
const refused = { code: 'service_unavailable', headers: { 'retry-after': '1' } };

describe('letting requests in', () => {
  it('is for so many at once; a burst waits, first come, first served while it is short', async () => {
    const { admission, clock } = admissionOf();
    const leave = await admission.enter();
    const second = admission.enter();
    const third = admission.enter();
    clock.ms = 490;
    leave();
    const secondLeaves = await second;
    expect(admission.load).toEqual({ running: 1, waiting: 1 });
    secondLeaves();
    (await third)();
    expect(admission.load).toEqual({ running: 0, waiting: 0 });
  });

  it('is for who came last where the line is longer than what a service works on at once', async () => {
    const { admission } = admissionOf({ waiting: 100 });
    const order: string[] = [];
    const leave = await admission.enter();
    const enter = async (name: string) => {
      const left = await admission.enter();
      order.push(name);
      left();
    };
    const others = Array.from({ length: AT_ONCE_IN_A_SERVICE - 1 }, () => enter('other'));
    const all = [enter('first'), ...others, enter('last')];
    leave();
    await Promise.all(all);
    expect(order).toHaveLength(AT_ONCE_IN_A_SERVICE + 1);
    expect(order.slice(0, 3)).toEqual(['last', 'other', 'other']);
  });

  it('counts as crowded when half as many wait as are worked on', async () => {
    const { admission } = admissionOf({ running: 4 });
    const leaves = [await admission.enter(), await admission.enter()];
    const waits = [admission.enter(), admission.enter(), admission.enter()];
    expect([admission.load, admission.isCrowded]).toEqual([{ running: 4, waiting: 1 }, false]);
    waits.push(admission.enter());
    expect(admission.isCrowded).toBe(true);
    for (const leave of leaves) leave();
    for (const wait of waits) (await wait)();
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
    (await patient)();
    await expect(after).resolves.toBeInstanceOf(Function);
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

describe('what is behind has too much to do', () => {
  type Leave = Awaited<ReturnType<Admission['enter']>>;
  const entered = async (admission: Admission, count: number) => {
    const leaves: Leave[] = [];
    while (leaves.length < count) leaves.push(await admission.enter());
    return leaves;
  };

  it('lets in a fifth fewer at once, and then one more with each round that is taken', async () => {
    const { admission } = admissionOf({ running: 100, waiting: 100 });
    const leaves = await entered(admission, 50);
    leaves.pop()?.(true);
    const next = Array.from({ length: 3 }, () => admission.enter());
    for (const leave of leaves.splice(0, 9)) leave();
    expect(admission.load).toEqual({ running: 40, waiting: 3 });
    leaves.pop()?.();
    leaves.push(await (next[0] as Promise<Leave>));
    expect(admission.load).toEqual({ running: 40, waiting: 2 });
    for (const leave of leaves) leave();
    for (const one of next) (await one)();
    const after = await entered(admission, 41);
    const waits = admission.enter();
    expect(admission.load).toEqual({ running: 41, waiting: 1 });
    for (const leave of after) leave();
    (await waits)();
  });

  it('does so once for all that were let in before', async () => {
    const { admission } = admissionOf({ running: 100, waiting: 100 });
    const leaves = await entered(admission, 50);
    for (const leave of leaves.splice(0, 10)) leave(true);
    void admission.enter();
    expect(admission.load).toEqual({ running: 40, waiting: 1 });
    for (const leave of leaves) leave();
  });

  it('lets in as many as one replica works on, at least', async () => {
    const { admission } = admissionOf({ running: 100, waiting: 100 });
    for (let round = 0; round < 20; round += 1) (await admission.enter())(true);
    const leaves = await entered(admission, AT_ONCE_IN_A_SERVICE);
    const waits = admission.enter();
    expect(admission.load).toEqual({ running: AT_ONCE_IN_A_SERVICE, waiting: 1 });
    for (const leave of leaves) leave();
    (await waits)();
  });

  it('lets in no more at once while somebody waits, however long nothing happened', async () => {
    const { admission, clock } = admissionOf({ running: 100, waiting: 100 });
    const leaves = await entered(admission, 50);
    leaves.pop()?.(true);
    for (const leave of leaves.splice(0, 9)) leave();
    const waits = admission.enter();
    clock.ms = 600;
    const late = admission.enter();
    expect(admission.load).toEqual({ running: 40, waiting: 2 });
    for (const leave of leaves) leave();
    await expect(waits).rejects.toMatchObject(refused);
    (await late)();
  });

  it('lets in as many as before once nobody had to wait for a while', async () => {
    const { admission, clock } = admissionOf({ running: 100 });
    const leaves = await entered(admission, 50);
    leaves.pop()?.(true);
    for (const leave of leaves) leave();
    clock.ms = 1_000;
    await entered(admission, 100);
    expect(admission.load).toEqual({ running: 100, waiting: 0 });
  });
});
