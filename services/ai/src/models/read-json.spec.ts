import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readJson } from './read-json.ts';

const schema = z.object({ title: z.string(), steps: z.array(z.object({ minutes: z.int() })) });

describe('the JSON of an answer', () => {
  it('is found inside a code fence and between friendly sentences', () => {
    const text = 'Sure! Here it is:\n```json\n{"title":"Swim","steps":[]}\n```\nGood luck!';
    expect(readJson(text, schema)).toEqual({ output: { title: 'Swim', steps: [] }, faults: [] });
  });

  it.each(['', 'I cannot do that.', '{"title": "Swim"', '{title: Swim}'])('is missed in “%s”', (text) => {
    expect(readJson(text, schema).faults).toEqual(['The answer is not one JSON object.']);
  });

  it('is described by its faults, each with its place', () => {
    const { faults, output } = readJson('{"title":"Swim","steps":[{"minutes":"45"}]}', schema);
    expect(output).toBeUndefined();
    expect(faults).toEqual([expect.stringMatching(/^steps\.0\.minutes: /)]);
  });
});
