/** Runs the work for all, so many at once, and answers in their order. */
export async function sideBySide<In, Out>(
  many: readonly In[],
  work: (one: In) => Promise<Out>,
  atOnce = 8,
): Promise<Out[]> {
  const answers: Out[] = new Array(many.length);
  const waiting = many.entries();
  const worker = async () => {
    for (const [index, one] of waiting) answers[index] = await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return answers;
}
