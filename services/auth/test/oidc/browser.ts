import { PAGE } from './real-provider.ts';

/** What the provider sends along with the person: to the page, in its address. */
export interface Returned {
  code: string;
  state: string;
  iss?: string;
}

/** Somebody's browser at a provider: it keeps cookies, follows redirects, and fills in the forms. */
export class ProviderBrowser {
  private readonly cookies = new Map<string, string>();

  /** @param page of the app, where the visit ends */
  constructor(
    private readonly login: string,
    private readonly page = PAGE,
  ) {}

  /** Goes where the app sends it, until the provider sends it back. */
  async visit(authorizationUrl: string): Promise<Returned> {
    let address = authorizationUrl;
    let form: URLSearchParams | undefined;
    for (let step = 0; step < 12; step += 1) {
      const answer = await this.ask(address, form);
      const location = answer.headers.get('location');
      if (location) {
        address = new URL(location, address).href;
        form = undefined;
        if (address.startsWith(this.page)) return returnedBy(new URL(address));
        continue;
      }
      const html = await answer.text();
      const action = /<form[^>]* action="([^"]+)"/.exec(html)?.[1];
      const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1];
      if (!action || !prompt) throw new Error(`the provider shows ${answer.status} ${html.slice(0, 500)}`);
      address = action;
      form = new URLSearchParams({ prompt, login: this.login, password: 'any' });
    }
    throw new Error('the provider does not send anybody back');
  }

  private async ask(address: string, form: URLSearchParams | undefined): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: cookie ? { cookie } : {},
      ...(form && { method: 'POST', body: form }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }
}

function returnedBy({ searchParams }: URL): Returned {
  const { error, ...returned } = Object.fromEntries(searchParams);
  if (error) throw new Error(`the provider says ${error}: ${searchParams.get('error_description')}`);
  return returned as unknown as Returned;
}
