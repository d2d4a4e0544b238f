import { describe, expect, it } from '@jest/globals';
import { hash, parseOptions } from '@node-rs/argon2';
import { PasswordHasher } from './password-hasher.ts';

describe('hashing passwords', () => {
  const hasher = new PasswordHasher({ argon2: { memoryKib: 19_456, passes: 2 } });

  it('uses argon2id at 19 MiB, two passes, one lane, with a salt of its own each time', async () => {
    const one = await hasher.hash('a river in the morning');
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hasher.hash('a river in the morning')).not.toBe(one);
    expect(await hasher.verify(one, 'a river in the morning')).toBe(true);
    expect(await hasher.verify(one, 'a river in the evening')).toBe(false);
  });

  it('does not cut long passwords off', async () => {
    const long = 'x'.repeat(127);
    expect(await hasher.verify(await hasher.hash(`${long}a`), `${long}b`)).toBe(false);
  });

  it('says no when there is no account, whatever the password', async () => {
    expect(await hasher.verify(undefined, 'a river in the morning')).toBe(false);
  });

  it.each([
    [19_456, 2],
    [12_288, 3],
  ])(
    'does the work of a whole hash also when there is no account, at %i KiB and %i passes',
    async (memoryKib, passes) => {
      const tuned = new PasswordHasher({ argon2: { memoryKib, passes } });
      const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(await tuned.hash('a river'));
      expect([memoryCost, timeCost]).toEqual([memoryKib, passes]);
      const nobody = parseOptions(await tuned.hashOfNobody());
      expect(nobody).toMatchObject({ algorithm, memoryCost, timeCost, parallelism });
    },
  );

  it('knows a hash of another cost', async () => {
    expect(hasher.isOutdated(await hasher.hash('a river in the morning'))).toBe(false);
    expect(hasher.isOutdated(await hash('a river in the morning', { memoryCost: 8192, timeCost: 1 }))).toBe(
      true,
    );
  });
});
