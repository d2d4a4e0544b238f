import { createClient, Problem } from '@odyssey/client';

type Odyssey = ReturnType<typeof createClient>;
type Used = Parameters<Odyssey['logInByPasskey']>[0];

/** A credential as a page holds it. */
interface Credential {
  toJSON(): unknown;
}

/** The part of a browser that Node, whose types are compiled here, does not have. */
const platform = globalThis as unknown as {
  PublicKeyCredential: {
    parseCreationOptionsFromJSON(options: unknown): unknown;
    parseRequestOptionsFromJSON(options: unknown): unknown;
  };
  navigator: {
    credentials: {
      create(options: { publicKey: unknown }): Promise<Credential>;
      get(options: { publicKey: unknown }): Promise<Credential>;
    };
  };
};
const { PublicKeyCredential, navigator } = platform;

const outcome = (promise: Promise<unknown>) =>
  promise.then(
    () => 'it went well',
    (error: unknown) =>
      error instanceof Problem ? `${error.status} ${error.code}` : (error as { name: string }).name,
  );

/** A page with passkeys, as the client's README shows it. */
export class PasskeyPage {
  private readonly odyssey: Odyssey;
  private last: Used | undefined;
  private made: unknown;

  constructor(baseUrl: string) {
    this.odyssey = createClient({ baseUrl });
  }

  async register(email: string, password: string): Promise<void> {
    await this.odyssey.register({ email, password, displayName: 'Ada' });
  }

  async create(): Promise<string> {
    const { data } = await this.odyssey.call('Passkeys_prepare');
    return outcome(
      (async () => {
        const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(data);
        this.made = (await navigator.credentials.create({ publicKey })).toJSON();
        await this.keep();
      })(),
    );
  }

  /** What the browser has made, once more. */
  createAgain = (): Promise<string> => outcome(this.keep());

  async logOut(): Promise<void> {
    await this.odyssey.logOut();
  }

  logIn = (): Promise<string> =>
    outcome(
      (async () => {
        await this.odyssey.logInByPasskey(await this.ask());
      })(),
    );

  /** The same answer of the authenticator, once more. */
  logInAgain = (): Promise<string> => outcome(this.odyssey.logInByPasskey(this.last as Used));

  reauthenticate = (): Promise<string> =>
    outcome(
      (async () => {
        await this.odyssey.reauthenticate({ response: await this.ask() });
      })(),
    );

  who = async (): Promise<string> => (await this.odyssey.call('Profile_read')).data.displayName;

  list = async () => (await this.odyssey.call('Passkeys_list')).data.items;

  async remove(): Promise<string> {
    const [passkey] = await this.list();
    if (!passkey) return 'there is none';
    return outcome(this.odyssey.call('Passkeys_remove', { path: { id: passkey.id }, ifMatch: passkey }));
  }

  async accessToken(): Promise<string | undefined> {
    return (await this.odyssey.tokens())?.accessToken;
  }

  private async ask(): Promise<Used> {
    const { data } = await this.odyssey.call('PasskeyLogIn_prepare');
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(data);
    this.last = (await navigator.credentials.get({ publicKey })).toJSON() as Used;
    return this.last;
  }

  private keep() {
    return this.odyssey.call('Passkeys_add', { body: { response: this.made as never } });
  }
}

/** What the page offers to the test that opened it. */
Object.assign(globalThis, { PasskeyPage });
