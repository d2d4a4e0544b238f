/** A pact as the library writes it, as far as we look at it. */
export interface Pact {
  readonly consumer: { readonly name: string };
  readonly provider: { readonly name: string };
  readonly interactions: readonly Interaction[];
}

export interface Interaction {
  readonly type: 'Asynchronous/Messages' | 'Synchronous/HTTP';
  readonly description: string;
  readonly providerStates?: readonly { readonly name: string }[];
  readonly pending?: boolean;
  /** Of HTTP. */
  readonly request?: {
    readonly method: string;
    readonly path: string;
    /** What the provider state fills in when it is verified. */
    readonly generators?: { readonly query?: Readonly<Record<string, unknown>> };
  };
  readonly response?: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string | string[]>>;
    readonly body?: Body;
    readonly matchingRules?: Rules;
  };
  /** Of messages. */
  readonly contents?: Body;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly matchingRules?: Rules;
}

export interface Body {
  readonly content?: unknown;
  readonly contentType?: string;
  readonly encoded?: boolean | string;
}

/** By their place: of a body `$.tags[*]`, of metadata and headers the name. */
export type Rules = Readonly<
  Record<string, Readonly<Record<string, { readonly matchers: readonly Matcher[] }>>>
>;

export interface Matcher {
  readonly match: string;
  readonly regex?: string;
  readonly min?: number;
  /** Of `eachValue`: what holds for each value, whatever its key. */
  readonly rules?: readonly Matcher[];
}

/** What makes two interactions of one pact the same to Pact: the second would overwrite the first. */
export const identityOf = ({ description, providerStates = [] }: Interaction): string =>
  [description, ...providerStates.map(({ name }) => name)].join(' | ');
