import { describe, expect, it } from '@jest/globals';
import { failureOf } from './mail-failure.rules.ts';

describe('a mail that did not go out', () => {
  it.each([
    [{ responseCode: 451, code: 'EENVELOPE' }, 'mail_deferred', true],
    [{ responseCode: 421, code: 'EPROTOCOL' }, 'mail_deferred', true],
    [{ responseCode: 550, code: 'EENVELOPE' }, 'mail_refused', false],
    [{ responseCode: 554, code: 'EMESSAGE' }, 'mail_refused', false],
    [{ responseCode: 535, code: 'EAUTH' }, 'mail_unreachable', true],
    [{ code: 'ECONNREFUSED' }, 'mail_unreachable', true],
    [{ code: 'ETIMEDOUT' }, 'mail_unreachable', true],
    [new Error('anything'), 'mail_unreachable', true],
  ])('%j: %s', (error, code, temporary) => {
    expect(failureOf(error)).toMatchObject({ code, temporary });
  });
});
