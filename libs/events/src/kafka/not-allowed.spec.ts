import { describe, expect, it } from '@jest/globals';
import { withFix } from './not-allowed.ts';

const failure = (fields: object) => Object.assign(new Error('Kafka said no'), fields);

describe('an error of Kafka names the fix', () => {
  it('when its rules refuse a topic or a group', () => {
    const refused = failure({ type: 'TOPIC_AUTHORIZATION_FAILED' });
    expect(withFix(refused)).toBe(
      'Kafka said no. Fix: give this service’s user of Kafka what ./odyssey events acls prints for it',
    );
    expect(withFix(failure({ type: 'GROUP_AUTHORIZATION_FAILED' }))).toContain('Fix:');
  });

  it('however deep it lies in another', () => {
    const cause = failure({ type: 'TOPIC_AUTHORIZATION_FAILED' });
    expect(withFix(new Error('gave up', { cause }))).toMatch(/^gave up\. Fix: /);
  });

  it('when nobody tells who coordinates the group', () => {
    expect(withFix(failure({ name: 'KafkaJSGroupCoordinatorNotFound' }))).toContain(
      'may not be in its group',
    );
  });

  it('and leaves every other as it is', () => {
    expect(withFix(failure({ type: 'REQUEST_TIMED_OUT' }))).toBe('Kafka said no');
  });
});
