import { OPERATIONS } from '../generated/operations.ts';
import type { Answer } from './answer.ts';
import { Problem } from './errors.ts';
import type { AnyInput, CallOptions, Given, Input } from './input.ts';
import { follow, type LiveMessage, type ReplyEvent, replyOf } from './live.ts';
import type {
  DataOf,
  ItemOf,
  JsonOperationId,
  ListOperationId,
  LiveOperationId,
  OperationId,
  Schemas,
} from './operation.ts';
import { type Outgoing, outgoing } from './request.ts';
import { Session, type SessionOptions, type Tokens } from './session.ts';
import { Transport, type TransportOptions } from './transport.ts';

export interface ClientOptions extends TransportOptions, SessionOptions {}

/** Of what must not be asked twice for long: a refresh token that was used 10 s ago counts as stolen. */
const REFRESH_MS = 8_000;

/** The whole public surface of one Odyssey, for one person at a time. */
export class OdysseyClient {
  private readonly baseUrl: string;
  private readonly transport: Transport;
  private readonly session: Session;

  constructor(options: ClientOptions) {
    this.baseUrl = addressOf(options.baseUrl);
    this.transport = new Transport({ ...options, baseUrl: this.baseUrl });
    this.session = new Session(options, (refreshToken) => this.refresh(refreshToken));
  }

  /** Opens an account and stays logged in as this person. @throws Problem `email_taken` */
  async register(body: Schemas['Register'], options: CallOptions = {}): Promise<Schemas['User']> {
    return this.signIn(await this.call('Account_open', { ...options, body }));
  }

  /**
   * @throws Problem `wrong_credentials`; `mfa_required` when the account has two-factor authentication: ask for the code, and log in
   *   with `{ email, password, code }`; `wrong_code`
   */
  async logIn(body: Schemas['LogIn'], options: CallOptions = {}): Promise<Schemas['User']> {
    return this.signIn(await this.call('Session_begin', { ...options, body }));
  }

  /**
   * Without name and password: by what `navigator.credentials.get()` has given (`toJSON()`).
   * @throws Problem `passkey_refused`
   */
  async logInByPasskey(
    response: Schemas['UsedCredential'],
    options: CallOptions = {},
  ): Promise<Schemas['User']> {
    return this.signIn(await this.call('PasskeyLogIn_begin', { ...options, body: { response } }));
  }

  /**
   * Proves again who is there: for fifteen minutes the session may do what is sensitive. Ask for it when a call has failed with
   * `reauthentication_required`.
   * @param body the password, and the code with two-factor authentication; or `response`, of a passkey.
   * @throws Problem `wrong_credentials`, `mfa_required`, `wrong_code`, `passkey_refused`
   */
  async reauthenticate(body: Schemas['Reauthenticate'], options: CallOptions = {}): Promise<void> {
    const { data } = await this.call('Reauthentication_renew', { ...options, body });
    await this.session.keepAccess(data.accessToken, endOf(data.expiresIn));
  }

  /**
   * Takes new tokens now, although the present ones are good: after a second factor was set up where one is demanded
   * (`second_factor_required`), the next access token is whole. Nobody is logged in: nothing happens. @throws SignedOut
   */
  async renew(): Promise<void> {
    const tokens = await this.session.current();
    if (tokens) await this.session.renewed(tokens.accessToken);
  }

  /** Ends the session, here in any case. @throws Problem or Unreachable when it could not be ended there. */
  async logOut(options: CallOptions = {}): Promise<void> {
    try {
      if (await this.session.current()) await this.call('Session_end', options);
    } finally {
      await this.session.keep(undefined);
    }
  }

  /** Goes on as whoever these tokens belong to; undefined: as nobody. */
  useTokens(tokens: Tokens | undefined): Promise<void> {
    return this.session.keep(tokens);
  }

  /** What the session stands on now; undefined when nobody is logged in. */
  tokens(): Promise<Tokens | undefined> {
    return this.session.current();
  }

  /** One call. @throws Problem, SignedOut, Unreachable; the signal's reason when it is aborted. */
  async call<Id extends JsonOperationId>(id: Id, ...[input]: Given<Input<Id>>): Promise<Answer<DataOf<Id>>> {
    const { ifNoneMatch } = (input ?? {}) as AnyInput;
    return this.exchange(id, input, async (response) => {
      const { status, headers } = response;
      const data = status === 304 ? ifNoneMatch?.data : await jsonOf(response);
      return { data: data as DataOf<Id>, status, headers, etag: headers.get('etag') ?? undefined };
    });
  }

  /** Every item of a list, page after page, each page when it is needed. */
  async *each<Id extends ListOperationId>(
    id: Id,
    ...[input]: Given<Input<Id>>
  ): AsyncGenerator<ItemOf<Id>, void> {
    const { query, ...rest } = (input ?? {}) as AnyInput;
    let cursor = query?.cursor;
    do {
      const page = await this.exchange(id, { ...rest, query: { ...query, cursor } }, jsonOf);
      const { items, nextCursor } = page as { items: ItemOf<Id>[]; nextCursor?: string };
      yield* items;
      cursor = nextCursor;
    } while (cursor !== undefined);
  }

  /**
   * A live stream that survives lost connections; it ends when you leave the loop or abort.
   * @param input.lastEventId where to go on: of the last message, or of the list that you have read. Without it the stream
   *   begins now.
   */
  follow<Id extends LiveOperationId>(
    id: Id,
    input: CallOptions & { lastEventId?: string; idleMs?: number } = {},
  ): AsyncGenerator<LiveMessage<DataOf<Id>>, void> {
    const { lastEventId, idleMs, ...rest } = input;
    const open = (last: string) =>
      this.exchange(
        id,
        { ...rest, headers: { ...rest.headers, ...(last && { 'last-event-id': last }) } },
        whole,
      );
    return follow(open, { lastEventId, idleMs, signal: input.signal });
  }

  /** Says something in a conversation and reads the answer while it is made. @throws Problem when no provider can answer. */
  async *say(
    conversationId: string,
    content: string,
    options: CallOptions = {},
  ): AsyncGenerator<ReplyEvent, void> {
    const input = {
      ...options,
      path: { id: conversationId },
      body: { content },
      headers: { ...options.headers, accept: 'text/event-stream, application/problem+json' },
    };
    const response = await this.exchange('Conversations_say', input, whole);
    try {
      yield* replyOf(response);
    } catch (error) {
      options.signal?.throwIfAborted();
      throw error;
    }
  }

  /** The platform's own Response, once it is a good one: for downloads, as a stream, a Blob or a part. @throws as `call` */
  open<Id extends OperationId>(id: Id, ...[input]: Given<Input<Id> & Range>): Promise<Response> {
    const { range, ...rest } = (input ?? {}) as AnyInput & Range;
    const part = range && { range: `bytes=${range.start}-${range.end ?? ''}` };
    return this.exchange(id, { ...rest, headers: { ...part, ...rest.headers } }, whole);
  }

  private exchange<T>(
    id: OperationId,
    input: AnyInput | undefined = {},
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    return this.transport.exchange(this.outgoing(id, input), this.session, input, read);
  }

  private outgoing(id: OperationId, input: AnyInput): Outgoing {
    const operation = OPERATIONS[id];
    if (!operation) throw new TypeError(`there is no operation "${id}"`);
    return outgoing(this.baseUrl, operation, input);
  }

  private async signIn({ data }: Answer<Schemas['SignedIn']>): Promise<Schemas['User']> {
    await this.session.keep(tokensOf(data));
    return data.user;
  }

  /** Asked again at once when the answer is lost: within seconds the same token gets the same answer. */
  private async refresh(refreshToken: string): Promise<Tokens> {
    const request = { ...this.outgoing('Session_refresh', { body: { refreshToken } }), repeatable: true };
    const timing = { timeoutMs: REFRESH_MS };
    return tokensOf(
      (await this.transport.exchange(request, undefined, timing, jsonOf)) as Schemas['SignedIn'],
    );
  }
}

/** `baseUrl` is the gateway's: `http://localhost:8080`; in a page also a path of its own origin. */
export function createClient(options: ClientOptions): OdysseyClient {
  return new OdysseyClient(options);
}

/** A part of a download, in bytes, both included; without an end, all the rest. */
interface Range {
  readonly range?: { readonly start: number; readonly end?: number };
}

const whole = async (response: Response) => response;

function tokensOf({ accessToken, refreshToken, expiresIn }: Schemas['SignedIn']): Tokens {
  return { accessToken, refreshToken, expiresAt: endOf(expiresIn) };
}

const endOf = (expiresIn: number): number => Date.now() + expiresIn * 1000;

/** @throws TypeError when it is no address. */
function addressOf(baseUrl: string): string {
  const { location } = globalThis as { location?: { href: string } };
  if (!URL.canParse(baseUrl, location?.href))
    throw new TypeError(`"${baseUrl}" is no address: give baseUrl like http://localhost:8080`);
  return new URL(baseUrl, location?.href).href.replace(/\/+$/, '');
}

/** @throws Problem when something else than Odyssey answers. */
async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    const detail = `${response.url} answers no JSON: is baseUrl the address of Odyssey's gateway?`;
    throw new Problem(response.status, { detail });
  }
}
