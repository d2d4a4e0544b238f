import { describe, expect, it } from '@jest/globals';
import { Admission } from './admission.ts';

function admissionOf(options: { running?: number; waiting?: number } = {}) {
  const clock = { ms: 0 };
  const admission = new Admission({ running: 1, waiting: 3, ...options, now: () => clock.ms });
  return { admission, clock };
}
const refused = { code: 'service_unavailable', headers: { 'retry-after': '1' } };

describe('letting requests in', () => {
  it('is for so many at once; a burst waits for its turn', async () => {
    const { admission, clock } = admissionOf();
    const leave = await admission.enter();
    const second = admission.enter();
    const third = admission.enter();
    clock.ms = 490;
    leave();
    (await second)();
    (await third)();
    expect(admission.load).toEqual({ running: 0, waiting: 0 });
  });

  it('refuses who has waited longer than an instant once the line does not get empty', async () => {
    const { admission, clock } = admissionOf();
    const leave = await admission.enter();
    const old = admission.enter();
    clock.ms = 590;
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
    first();
    await expect(old).rejects.toMatchObject(refused);
    const second = await admission.enter();
    const late = admission.enter();
    clock.ms = 630;
    second();
    await expect(late).rejects.toMatchObject(refused);
    clock.ms = 1_200;
    const third = await admission.enter();
    const patient = admission.enter();
    clock.ms = 1_230;
    third();
    await expect(patient).resolves.toBeInstanceOf(Function);
  });

  it('refuses at once when the line is full', async () => {
    const { admission } = admissionOf({ waiting: 1 });
    const leave = await admission.enter();
    const waits = admission.enter();
    await expect(admission.enter()).rejects.toMatchObject(refused);
    leave();
    (await waits)();
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
