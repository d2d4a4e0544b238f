import { describe, expect, it } from '@jest/globals';
import { CitationMarks, withoutMarks } from './citation-marks.ts';

describe('the marks of citations', () => {
  it('are taken out, and their numbers remembered', () => {
    const { text, cited } = withoutMarks('You swim best early [2]. You wrote so twice [1, 3].');
    expect(text).toBe('You swim best early. You wrote so twice.');
    expect([...cited]).toEqual([2, 1, 3]);
  });

  it('leave other brackets alone', () => {
    expect(withoutMarks('Use arr[i] or [see below].').text).toBe('Use arr[i] or [see below].');
  });

  it.each([1, 2, 3, 7])('come out the same however the text is cut (every %i characters)', (size) => {
    const text = 'You swim best early [2]. Array[0 is open, [12] closed.\n\nNext paragraph [1,3] ends [';
    const marks = new CitationMarks();
    const pieces = (text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? []).map((piece) =>
      marks.push(piece),
    );
    expect((pieces.join('') + marks.end()).trim()).toBe(withoutMarks(text).text);
    expect([...marks.cited]).toEqual([2, 12, 1, 3]);
  });
});
