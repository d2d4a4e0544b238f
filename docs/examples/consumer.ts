import { readEvent, TaskCompleted } from '@odyssey/contracts';
import { Kafka } from 'kafkajs';

const brokers = (process.env.ODYSSEY_KAFKA_URL ?? '127.0.0.1:9092').split(',');
const consumer = new Kafka({ clientId: 'my-app', brokers }).consumer({ groupId: 'my-app' });
await consumer.connect();
await consumer.subscribe({ topic: TaskCompleted.topic, fromBeginning: true });
await consumer.run({
  eachMessage: async ({ message }) => {
    if (message.headers?.ce_type?.toString() !== TaskCompleted.type) return;
    try {
      const event = readEvent([TaskCompleted], message);
      // The same event may come again, always with the same id: remember the ids you have handled.
      console.log(`${event.id}: ${event.subject} finished “${event.data.title}”`);
    } catch (error) {
      console.error(error); // thrown on, it would stop the consumer
    }
  },
});
