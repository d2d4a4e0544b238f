import { beforeAll, describe, expect, it } from '@jest/globals';
import { DATA_SERVICES } from '@odyssey/contracts';
import { stack } from '@odyssey/testing';
import { internalOperations } from './access/internal-operations.ts';
import { knock } from './access/knock.ts';
import { rightClaims } from './access/refused-tokens.ts';
import { StolenKey } from './access/signing.ts';
import { sideBySide } from './surface/side-by-side.ts';

let key: StolenKey;
beforeAll(async () => {
  key = await StolenKey.take();
});

/** What a service whose secret was stolen can do to the others: nothing but what the service itself may. */
describe('a service', () => {
  const asked = internalOperations().flatMap((operation) =>
    DATA_SERVICES.map((caller) => ({ operation, caller, may: operation.callers.includes(caller) })),
  );

  it('reaches the routes that name it, and no other', async () => {
    expect(asked.filter(({ may }) => !may).length).toBeGreaterThan(30);
    const issuer = stack().env.ODYSSEY_PUBLIC_URL ?? '';
    const heard = await sideBySide(asked, async ({ operation, caller, may }) => {
      const right = rightClaims({ userId: caller, issuer });
      const token = await key.sign({ ...right, sub: `service:${caller}`, aud: operation.service });
      const { status } = await knock(stack().url(operation.service), operation, {
        authorization: `Bearer ${token}`,
      });
      return { route: operation.name, caller, may, passes: status !== 401 && status !== 403 };
    });
    expect(heard.filter(({ may, passes }) => may !== passes)).toEqual([]);
  });
});
