/** What a network may do to one request: it is carried out, and its answer is lost. */
export class UnreliableNetwork {
  /** The path of every request, in order. */
  readonly sent: string[] = [];
  private readonly lost = new Set<string>();
  private readonly cut = new Set<string>();

  /** The next answer to this path never arrives, though the request did. */
  loseAnswerOf(path: string): void {
    this.lost.add(path);
  }

  /** The next stream of this path breaks behind its first message. */
  cutStreamOf(path: string): void {
    this.cut.add(path);
  }

  count(path: string): number {
    return this.sent.filter((one) => one === path).length;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const path = new URL(String(input)).pathname;
    this.sent.push(path);
    const answer = await fetch(input, init);
    if (this.lost.delete(path)) throw new TypeError('the network is gone');
    return this.cut.delete(path) ? brokenOff(answer) : answer;
  };
}

function brokenOff(answer: Response): Response {
  const decoder = new TextDecoder();
  let text = '';
  const untilFirst = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      controller.enqueue(chunk);
      text += decoder.decode(chunk, { stream: true });
      if (/\ndata: .*\n\n/.test(text)) controller.error(new TypeError('the network is gone'));
    },
  });
  return new Response(answer.body?.pipeThrough(untilFirst) ?? null, answer);
}
