import type { Guard } from './guard.ts';
import { aPerson } from './scene.ts';

/** A consumer dies between the commit of its effects and that of their offsets: they come again to the next one. */
export const inbox: Guard = {
  name: 'the inbox',
  breaks: 'effect twice',
  async play(scene) {
    const producer = await scene.producer('goals');
    const first = await scene.consumer('ai-1');
    const held = scene.holdOffsets(first);
    producer.work();
    await scene.commit(producer, 'e1', aPerson());
    await scene.handled('e1');
    await held.reached;
    await scene.kill(first);
    await scene.consumer('ai-2');
    await scene.quiet();
    return scene.broken();
  },
  /** The key of its table is what makes effects happen once. */
  async remove(scene) {
    await scene.ai.query('alter table inbox drop constraint inbox_pkey');
    return () => {};
  },
};
