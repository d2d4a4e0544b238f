import type { EventBus, RecordReceiver } from '../consumer/event-transport.ts';
import { within } from '../within.ts';
import { KafkaSink, kafkaClient, kafkaConsumer } from './kafka.ts';
import type { KafkaSecurity } from './kafka-security.ts';
import { KafkaSource } from './kafka-source.ts';

const ANSWERS_WITHIN_MS = 5_000;

interface Options {
  readonly clientId: string;
  readonly brokers: readonly string[];
  readonly security?: KafkaSecurity | undefined;
  /** Whether the consumer's database answers: without it nothing can get on. Asked only when something looks stuck. */
  databaseAnswers(): Promise<unknown>;
  /** A consumer will not come back by itself: the process has to be replaced. */
  onStuck(why: string): void;
}

/** Kafka, as services see it. */
export class KafkaBus implements EventBus {
  private readonly client: ReturnType<typeof kafkaClient>;

  constructor(private readonly options: Options) {
    this.client = kafkaClient(options.clientId, options.brokers, options.security);
  }

  sink(): KafkaSink {
    return new KafkaSink(this.client.kafka);
  }

  source(group: string, receiver: RecordReceiver): KafkaSource {
    return new KafkaSource(kafkaConsumer(this.client.kafka, group), receiver, {
      onStuck: this.options.onStuck,
      databaseAnswers: () => answers(this.options.databaseAnswers()),
      brokerAnswers: () => this.brokerAnswers(),
    });
  }

  /** Ends what is being tried at a broker that is away. */
  giveUp(): void {
    this.client.giveUp();
  }

  private async brokerAnswers(): Promise<boolean> {
    const admin = this.client.kafka.admin({ retry: { retries: 0 } });
    const answered = await answers(admin.connect().then(() => admin.describeCluster()));
    await within(ANSWERS_WITHIN_MS, admin.disconnect());
    return answered;
  }
}

/** @returns false when the call fails, or nothing comes back of it. */
async function answers(call: Promise<unknown>): Promise<boolean> {
  let answered = false;
  await within(
    ANSWERS_WITHIN_MS,
    call.then(() => {
      answered = true;
    }),
  );
  return answered;
}
