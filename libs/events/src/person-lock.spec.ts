import { describe, expect, it } from '@jest/globals';
import { lockKeys, PersonTurns } from './person-lock.ts';

const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

describe('the locks of several people', () => {
  it('are taken in one order, whoever is named first', () => {
    expect(lockKeys(['ada', 'ben', 'cy'])).toEqual(lockKeys(['cy', 'ada', 'ben', 'ada']));
  });
});

describe("a person's turns", () => {
  it('come one after the other, while other people do not wait', async () => {
    const turns = new PersonTurns();
    const first = gate();
    const ran: string[] = [];
    const ada1 = turns.run(['ada'], async () => {
      await first.opened;
      ran.push('ada 1');
    });
    const ada2 = turns.run(['ada'], async () => void ran.push('ada 2'));
    await turns.run(['ben'], async () => void ran.push('ben'));
    expect(ran).toEqual(['ben']);
    first.open();
    await Promise.all([ada1, ada2]);
    expect(ran).toEqual(['ben', 'ada 1', 'ada 2']);
  });

  it('go on after a failure and leave nothing behind', async () => {
    const turns = new PersonTurns();
    const failing = turns.run(['ada', 'ben'], () => Promise.reject(new Error('no')));
    const next = turns.run(['ben'], async () => 'yes');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
    await Promise.resolve();
    expect(turns.size).toBe(0);
  });
});
