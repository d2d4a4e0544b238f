import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, type LanguageModelUsage, streamText } from 'ai';
import type { Brief, Messages } from './brief.ts';
import { type Deadlines, Watch } from './deadlines.ts';
import type { Answered, Call, LanguageModel, TokenCount } from './language-model.ts';
import { type FailureCode, ModelFailure } from './model-failure.ts';

export interface Endpoint {
  /** In lower case, as it stands in answers. */
  name: string;
  baseUrl: string;
  apiKey?: string | undefined;
  model: string;
}

/** No honest answer of ours is longer; an endpoint that never stops is cut here. */
const MAX_CHARACTERS = 64_000;

/** Any endpoint that speaks OpenAI's chat completions: OpenAI, Ollama, vLLM, llama.cpp, LM Studio and their like. */
export class OpenAiCompatibleModel implements LanguageModel {
  readonly provider: string;
  readonly model: string;
  private readonly endpoint: Endpoint;
  private readonly deadlines: Deadlines;

  constructor(endpoint: Endpoint, deadlines: Deadlines) {
    this.endpoint = endpoint;
    this.deadlines = deadlines;
    this.provider = endpoint.name;
    this.model = endpoint.model;
  }

  async attempt<Input, Output>(
    brief: Brief<Input, Output>,
    input: Input,
    call: Call,
  ): Promise<Answered<Output>> {
    const total = Math.min(this.deadlines.total, call.patienceMs ?? Number.POSITIVE_INFINITY);
    using watch = new Watch({ ...this.deadlines, total }, call.signal);
    const { text, tokens } = await this.stream(brief, withRepair(brief.ask(input), call.repair), call, watch);
    return { ...brief.read(text, input), text, ...(tokens ? { tokens } : {}) };
  }

  /** Reads to the end of the body. An answer is whole only with a finish reason of `stop`. */
  private async stream(
    brief: Pick<Brief<never, never>, 'maxOutputTokens' | 'temperature'>,
    messages: Messages,
    call: Call,
    watch: Watch,
  ): Promise<{ text: string; tokens: TokenCount | undefined }> {
    let text = '';
    let tokens: TokenCount | undefined;
    let finish = 'none';
    const fail = (failure: ModelFailure) =>
      new ModelFailure(failure.code, failure.message, { partial: text, tokens });
    const { fullStream } = streamText({
      model: this.chat(watch),
      instructions: messages.system,
      messages: [...messages.turns],
      maxOutputTokens: brief.maxOutputTokens,
      temperature: brief.temperature,
      maxRetries: 0, // failover and the house are ours; the SDK's retries would hide attempts from the ledger
      abortSignal: watch.signal,
      onError: () => undefined, // the error comes as a part of the stream; the default also prints it, prompt included
    });
    try {
      for await (const part of fullStream) {
        if (part.type === 'error') throw part.error;
        if (part.type === 'text-delta') {
          watch.enter('idle');
          text += part.text;
          if (text.length > MAX_CHARACTERS) throw new ModelFailure('truncated', 'The answer did not end.');
          call.onText?.(part.text);
        }
        if (part.type === 'reasoning-delta') watch.enter('idle');
        if (part.type === 'finish') {
          tokens = countOf(part.totalUsage);
          finish = part.finishReason;
        }
      }
    } catch (error) {
      throw fail(watch.cut ?? failureOf(error));
    }
    if (watch.cut) throw fail(watch.cut);
    if (finish === 'length') throw fail(new ModelFailure('truncated', 'The answer was cut at its limit.'));
    if (finish === 'content-filter')
      throw fail(new ModelFailure('content_filter', 'The provider refused to answer this.'));
    if (finish !== 'stop')
      throw fail(new ModelFailure('broken_stream', `The answer ended with “${finish}”.`));
    return { text, tokens };
  }

  private chat(watch: Watch) {
    const { name, baseUrl, apiKey, model } = this.endpoint;
    const timed: typeof fetch = async (url, init) => {
      try {
        const response = await fetch(url, init);
        watch.enter('firstToken');
        return response;
      } catch (error) {
        throw (
          watch.cut ?? new ModelFailure('unreachable', `The provider cannot be reached: ${reasonOf(error)}`)
        );
      }
    };
    return createOpenAICompatible({
      name,
      baseURL: baseUrl,
      includeUsage: true,
      fetch: timed,
      ...(apiKey ? { apiKey } : {}),
    }).chatModel(model);
  }
}

function withRepair(messages: Messages, repair: Call['repair']): Messages {
  if (!repair) return messages;
  const faults = repair.faults.map((fault) => `- ${fault}`).join('\n');
  const content = `Your answer cannot be used as it is:\n${faults}\nAnswer again, whole, in the same form, with these faults mended.`;
  return {
    system: messages.system,
    turns: [...messages.turns, { role: 'assistant', content: repair.text }, { role: 'user', content }],
  };
}

function countOf(usage: LanguageModelUsage): TokenCount | undefined {
  const { inputTokens, outputTokens } = usage;
  if (inputTokens === undefined || outputTokens === undefined) return undefined;
  const cachedInput = usage.inputTokenDetails.cacheReadTokens ?? 0;
  const reasoning = usage.outputTokenDetails.reasoningTokens ?? 0;
  return { input: inputTokens - cachedInput, cachedInput, output: outputTokens - reasoning, reasoning };
}

function failureOf(error: unknown): ModelFailure {
  if (error instanceof ModelFailure) return error;
  // A body that breaks also comes as an APICallError, with the status 200 of its headers.
  const status = APICallError.isInstance(error) ? (error.statusCode ?? 0) : 0;
  if (APICallError.isInstance(error) && status >= 400)
    return new ModelFailure(codeOf(status, error.responseBody), `The provider answered ${status}.`);
  return new ModelFailure('broken_stream', 'The answer broke off or could not be read.');
}

function codeOf(status: number, body = ''): FailureCode {
  if (status === 429) return /insufficient_quota/.test(body) ? 'quota_exhausted' : 'rate_limited';
  return status >= 500 ? 'server_error' : 'rejected';
}

/** The network's own code (`ECONNREFUSED`), which fetch hides in the cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return (cause as NodeJS.ErrnoException | undefined)?.code ?? message;
}
