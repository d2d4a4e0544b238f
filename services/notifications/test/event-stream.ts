import { waitUntil } from '@odyssey/testing';

export interface StreamEvent {
  id?: string;
  event?: string;
  data?: Record<string, unknown>;
  comment?: string;
}

/** A client of a live stream that keeps what it was sent, over a real connection. */
export class EventStream {
  readonly events: StreamEvent[] = [];
  ended = false;
  private readonly abort = new AbortController();

  private constructor(readonly response: Response) {}

  static async open(url: string, token: string, headers: Record<string, string> = {}): Promise<EventStream> {
    const abort = new AbortController();
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, ...headers },
      signal: abort.signal,
    });
    const stream = new EventStream(response);
    stream.abort.signal.addEventListener('abort', () => abort.abort());
    void stream.read();
    return stream;
  }

  /** Messages without comments. */
  get messages(): StreamEvent[] {
    return this.events.filter(({ data }) => data !== undefined);
  }

  /** @throws when fewer came in time. */
  async until(count: number, within = 5_000): Promise<StreamEvent[]> {
    await waitUntil(() => this.messages.length >= count, {
      within,
      what: `${count} messages (there are ${this.messages.length})`,
    });
    return this.messages;
  }

  close(): void {
    this.abort.abort();
  }

  private async read(): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of this.response.body ?? []) {
        const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
        rest = blocks.pop() ?? '';
        this.events.push(...blocks.filter((block) => block.trim()).map(parse));
      }
    } catch (error) {
      if (!this.abort.signal.aborted && (error as Error).name !== 'TypeError') throw error;
    } finally {
      this.ended = true;
    }
  }
}

function parse(block: string): StreamEvent {
  const event: StreamEvent = {};
  for (const line of block.split('\n').filter(Boolean)) {
    const [, field = '', value = ''] = /^([a-z]*): ?(.*)$/.exec(line) ?? [];
    if (field === '') event.comment = value;
    else if (field === 'data') event.data = JSON.parse(value) as Record<string, unknown>;
    else if (field === 'id' || field === 'event') event[field] = value;
  }
  return event;
}
