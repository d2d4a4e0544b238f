import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Behaviour, OpenAiServer } from '../../test/openai-server.ts';
import type { Brief } from './brief.ts';
import { ModelFailure } from './model-failure.ts';
import { OpenAiCompatibleModel } from './openai-compatible.model.ts';

const shout: Brief<string, string> = {
  purpose: 'conversation',
  prompt: 'shout.v1',
  maxOutputTokens: 100,
  temperature: 0,
  ask: (input) => ({ system: 'Shout.', turns: [{ role: 'user', content: input }] }),
  read: (text) =>
    text === text.toUpperCase() ? { output: text, faults: [] } : { faults: ['It is not loud.'] },
  house: (input) => input.toUpperCase(),
  say: (output) => output,
};
const patient = { headers: 10_000, firstToken: 10_000, idle: 10_000, total: 20_000 };
/** Impatient in one phase only, so that a busy machine does not fail in another. */
const impatient = {
  headers_timeout: 'headers',
  first_token_timeout: 'firstToken',
  idle_timeout: 'idle',
} as const;
const staying = () => new AbortController().signal;

describe('an OpenAI-compatible endpoint', () => {
  let server: OpenAiServer;
  let model: OpenAiCompatibleModel;

  beforeEach(async () => {
    server = await OpenAiServer.start();
    model = new OpenAiCompatibleModel(
      { name: 'test', baseUrl: server.baseUrl, apiKey: 'sk-test', model: 'm1' },
      patient,
    );
  });
  afterEach(() => server[Symbol.asyncDispose]());

  const failure = async (behaviour: Behaviour, deadlines = patient): Promise<ModelFailure> => {
    server.will(behaviour);
    const asked = new OpenAiCompatibleModel(
      { name: 'test', baseUrl: server.baseUrl, model: 'm1' },
      deadlines,
    );
    const error: unknown = await asked
      .attempt(shout, 'hello', { signal: staying() })
      .catch((thrown: unknown) => thrown);
    if (!(error instanceof ModelFailure)) throw new Error(`expected a ModelFailure, got ${String(error)}`);
    return error;
  };

  it('is sent the prompt and the key, streams, and counts tokens in disjoint buckets', async () => {
    server.will({ does: 'answer', text: 'HELLO, WHOLE WORLD' });
    const heard: string[] = [];
    const answered = await model.attempt(shout, 'hello', {
      signal: staying(),
      onText: (text) => heard.push(text),
    });
    expect(answered).toEqual({
      output: 'HELLO, WHOLE WORLD',
      faults: [],
      text: 'HELLO, WHOLE WORLD',
      tokens: { input: 60, cachedInput: 40, output: 20, reasoning: 0 },
    });
    expect(heard.join('')).toBe('HELLO, WHOLE WORLD');
    expect(heard.length).toBeGreaterThan(1);
    expect(server.requests[0]).toMatchObject({
      authorization: 'Bearer sk-test',
      body: {
        model: 'm1',
        stream: true,
        messages: [
          { role: 'system', content: 'Shout.' },
          { role: 'user', content: 'hello' },
        ],
      },
    });
  });

  it('says that it does not know the tokens when the provider does not say', async () => {
    server.will({ does: 'answer', text: 'HELLO', usage: false });
    expect(await model.attempt(shout, 'hello', { signal: staying() })).not.toHaveProperty('tokens');
  });

  it('repairs by showing the model its answer and what is wrong with it', async () => {
    server.will({ does: 'answer', text: 'HELLO' });
    const repair = { text: 'hello', faults: ['It is not loud.'] };
    await model.attempt(shout, 'hello', { signal: staying(), repair });
    const sent = server.requests[0]?.body.messages.slice(-2);
    expect(sent?.[0]).toEqual({ role: 'assistant', content: 'hello' });
    expect(sent?.[1]?.content).toContain('- It is not loud.');
  });

  it.each<[string, Behaviour, string]>([
    ['too many requests', { does: 'status', status: 429 }, 'rate_limited'],
    [
      'an empty account',
      { does: 'status', status: 429, body: { error: { message: 'no', code: 'insufficient_quota' } } },
      'quota_exhausted',
    ],
    ['a server error', { does: 'status', status: 500 }, 'server_error'],
    ['a refused key', { does: 'status', status: 401 }, 'rejected'],
    ['no answer at all', { does: 'hang' }, 'headers_timeout'],
    ['headers and no word', { does: 'hang-after-headers' }, 'first_token_timeout'],
    ['a stalled stream', { does: 'stall', after: 'HELL' }, 'idle_timeout'],
    ['a cut stream', { does: 'cut', after: 'HELL' }, 'broken_stream'],
    ['an end without a finish reason', { does: 'end-without-finish', after: 'HELLO' }, 'broken_stream'],
    ['malformed JSON', { does: 'garbage' }, 'broken_stream'],
    ['an answer cut at its limit', { does: 'answer', text: 'HELLO', finish: 'length' }, 'truncated'],
    ['a content filter', { does: 'answer', text: 'NO', finish: 'content_filter' }, 'content_filter'],
  ])('takes %s for no answer, and asks once only', async (_, behaviour, code) => {
    const phase = impatient[code as keyof typeof impatient];
    const deadlines = phase ? { ...patient, [phase]: 150 } : patient;
    expect((await failure(behaviour, deadlines)).code).toBe(code);
    expect(server.requests).toHaveLength(1);
  });

  it('takes a refused connection for no answer', async () => {
    await server[Symbol.asyncDispose]();
    expect((await failure({ does: 'hang' })).code).toBe('unreachable');
  });

  it('ends an endless stream at the total deadline', async () => {
    const failed = await failure({ does: 'stall', after: 'HELL' }, { ...patient, total: 1_000 });
    expect(failed).toMatchObject({ code: 'total_timeout', partial: 'HELL' });
  });

  it('goes upstream when the caller leaves, with what had arrived', async () => {
    const leaving = new AbortController();
    server.will({ does: 'stall', after: 'HELL' });
    const call = model.attempt(shout, 'hello', {
      signal: leaving.signal,
      onText: () => leaving.abort(),
    });
    await expect(call).rejects.toMatchObject({ code: 'aborted', partial: 'HELL' });
    await server.clientLeft;
  });
});
