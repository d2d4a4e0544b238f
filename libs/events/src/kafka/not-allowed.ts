const REFUSALS = /^(TOPIC|GROUP|CLUSTER|TRANSACTIONAL_ID)_AUTHORIZATION_FAILED$/;
/** kafkajs keeps to itself why no broker names one: that the broker starts passes, that we may not ask does not. */
const NO_COORDINATOR = 'KafkaJSGroupCoordinatorNotFound';

/** What a person is told of an error of Kafka: also what to do, where its rules do not let the service's user in. */
export function withFix(error: Error): string {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if ('type' in e && REFUSALS.test(String(e.type)))
      return `${error.message}. Fix: give this service’s user of Kafka what ./odyssey events acls prints for it`;
    if (e.name === NO_COORDINATOR)
      return `${error.message}. If it stays so, this service’s user of Kafka may not be in its group. Fix: give it what ./odyssey events acls prints for it`;
  }
  return error.message;
}
