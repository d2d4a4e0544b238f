import module from 'node:module';
import type { Commands } from './worker.ts';

interface Call {
  id: number;
  name: string;
  given: unknown;
}

/**
 * A worker's side: opens what it was started for and answers calls. It closes on SIGTERM, and ends with its parent.
 * `close` is one of its commands.
 */
export function serve<Given>(open: (given: Given) => Promise<Commands & { close(): Promise<void> }>): void {
  let opened: ReturnType<typeof open> | undefined;
  const answer = async ({ name, given }: Call): Promise<unknown> => {
    if (name === 'open') {
      opened = open(given as Given);
      await opened;
      // The next process of this program starts sooner, though this one may be killed.
      module.flushCompileCache();
      return undefined;
    }
    const command = (await opened)?.[name] as ((given: unknown) => unknown) | undefined;
    if (!command) throw new Error(`no command ${name}`);
    return command(given);
  };
  process.on('message', (call: Call) => {
    answer(call).then(
      (result) => process.send?.({ id: call.id, result }),
      (error: Error) => process.send?.({ id: call.id, error: error.stack ?? error.message }),
    );
  });
  process.once('SIGTERM', async () => {
    await (await opened)?.close();
    process.exit(0);
  });
  process.once('disconnect', () => process.exit(1));
}
