import { describeBus } from '../src/bus/conformance-suite.ts';
import { kafkaUnderTest } from '../src/bus/kafka-under-test.ts';
import { given, testEnvironment } from '../src/test-environment.ts';

describeBus('Kafka', () => kafkaUnderTest(given(testEnvironment(), 'ODYSSEY_KAFKA_URL').split(',')));
