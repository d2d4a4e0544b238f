import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeBus, kafkaUnderTest } from '@odyssey/testing';
import { kafkaJars } from '../../tools/src/machine/kafka-jars.ts';
import { kafkaPart } from '../../tools/src/stack/kafka.ts';
import { Ports } from '../../tools/src/stack/ports.ts';

/** The oldest Kafka that is supported, started for this suite alone. Its jars are fetched when they are first needed. */
async function kafka39() {
  const dir = resolve(`.odyssey/kafka-3-${process.pid}`);
  mkdirSync(dir, { recursive: true });
  const jars = await kafkaJars('3.9');
  const ports = await Ports.take(dir, ['kafka', 'kafka-controller'], { preferred: {} });
  const broker = await kafkaPart({ dir, ports, jars, care: { keepAlive: false, remark: () => {} } });
  const end = async () => {
    await broker.stop();
    await ports.releaseAll();
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    await broker.start();
    const under = await kafkaUnderTest([`127.0.0.1:${ports.port('kafka')}`]);
    return { ...under, close: () => under.close().finally(end) };
  } catch (error) {
    await end();
    throw error;
  }
}

describeBus('Kafka 3.9', kafka39);
