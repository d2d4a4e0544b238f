/**
 * Runs chains of items, some of them at a time and each of them in order. What is started ends; nothing is started any
 * more once `enough` is true or a run has failed.
 * @throws what a run threw, as soon as it did: other runs may still be on their way.
 */
export async function sideBySide<Item>(
  chains: Iterable<readonly Item[]>,
  width: number,
  run: (item: Item) => Promise<void>,
  enough: () => boolean,
): Promise<void> {
  const waiting = [...chains].reverse();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (let chain = waiting.pop(); chain; chain = waiting.pop()) {
      for (const item of chain) {
        if (failed || enough()) return;
        try {
          await run(item);
        } catch (error) {
          failed = true;
          throw error;
        }
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, waiting.length) }, worker));
}
