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
}

/** What makes two interactions of one pact the same to Pact: the second would overwrite the first. */
export const identityOf = ({ description, providerStates = [] }: Interaction): string =>
  [description, ...providerStates.map(({ name }) => name)].join(' | ');
