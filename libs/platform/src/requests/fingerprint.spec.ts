import { describe, expect, it } from '@jest/globals';
import { Fingerprints } from './fingerprint.ts';

const fingerprints = new Fingerprints('a secret of all services');
const body = { currentPassword: 'before', newPassword: 'after' };

describe('the fingerprint of a request', () => {
  it('is equal for an equal request, whatever the order of its fields', () => {
    const turned = { newPassword: 'after', currentPassword: 'before' };
    expect(fingerprints.of('/x', turned)).toBe(fingerprints.of('/x', body));
    expect(new Fingerprints('a secret of all services').of('/x', body)).toBe(fingerprints.of('/x', body));
  });

  it('differs for another address and for another body', () => {
    expect(fingerprints.of('/y', body)).not.toBe(fingerprints.of('/x', body));
    expect(fingerprints.of('/x', { ...body, newPassword: 'other' })).not.toBe(fingerprints.of('/x', body));
    expect(fingerprints.of('/x', undefined)).not.toBe(fingerprints.of('/x', {}));
  });

  it('cannot be made by who does not know the secret', () => {
    expect(new Fingerprints('another secret').of('/x', body)).not.toBe(fingerprints.of('/x', body));
  });
});
