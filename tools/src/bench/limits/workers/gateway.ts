import { gateway } from '@odyssey/gateway';
import { type Environment, startService } from '@odyssey/platform';
import { serve } from '../../serve.ts';

/** The door, in a process of its own. */
async function open({ env }: { env: Environment }) {
  const service = await startService(gateway, env);
  return { url: () => service.url, close: () => service.close() };
}
export type Gateway = Awaited<ReturnType<typeof open>>;

serve(open);
