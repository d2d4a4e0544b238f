import type { CrashPoint } from '../../../libs/events/src/crash-points.ts';
import { KafkaSink } from '../../../libs/events/src/kafka/kafka.ts';
import type { OutgoingRecord } from '../../../libs/events/src/outbox/relay.ts';
import type { Guard } from './guard.ts';
import { aPerson } from './scene.ts';

/** Relays die one after the other, each at another boundary of a batch; the next one goes on from the oldest row. */
export const deleteAfterAck: Guard = {
  name: 'the deletion only after the ack',
  breaks: 'event never sent',
  async play(scene) {
    await scene.consumer('ai');
    const boundaries: CrashPoint[] = ['send.before', 'ack.after', 'delete.after'];
    for (const [n, point] of boundaries.entries()) {
      const relay = await scene.producer(`goals-${n}`);
      const held = scene.barriers.hold(relay.dataSource, point);
      relay.work();
      await scene.commit(relay, `e${n}`, aPerson());
      await held.reached;
      await scene.kill(relay);
      await scene.leasesRunOut();
    }
    const last = await scene.producer('goals-last');
    last.work();
    await scene.commit(last, 'last', aPerson());
    await scene.quiet();
    return scene.broken();
  },
  /** Says "stored" for a batch that it will send with the next one. */
  remove() {
    const send = KafkaSink.prototype.send;
    const kept = new WeakMap<KafkaSink, readonly OutgoingRecord[]>();
    KafkaSink.prototype.send = async function early(this: KafkaSink, records, mayGoOn) {
      const before = kept.get(this);
      kept.set(this, records);
      if (before) await send.call(this, before, mayGoOn);
    };
    return () => {
      KafkaSink.prototype.send = send;
    };
  },
};
