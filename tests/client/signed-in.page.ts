import { createClient } from '@odyssey/client';

/** The little of a browser that this page needs; the rest of the repository is typed for Node. */
interface Page {
  location: { origin: string; pathname: string; search: string; assign: (address: string) => void };
  history: { replaceState: (state: null, title: string, address: string) => void };
  document: {
    body: { textContent: string; append: (child: Button) => void };
    createElement: (name: 'button') => Button;
  };
}
interface Button {
  textContent: string;
  onclick: () => void;
}

const { location, history, document } = globalThis as unknown as Page;

/** The page of an app that lets people in through a provider: it goes there, and finishes what comes back. */
const odyssey = createClient({ baseUrl: location.origin });
const page = `${location.origin}/signed-in`;
const WAY = 'way to the provider';

async function goToProvider(provider: string): Promise<void> {
  const { data } = await odyssey.call('Oidc_begin', { path: { provider }, body: { redirectUri: page } });
  sessionStorage.setItem(WAY, JSON.stringify({ provider, state: data.state, binding: data.binding }));
  location.assign(data.authorizationUrl);
}

async function backFromProvider(answer: URLSearchParams): Promise<string> {
  const { provider, state, binding } = JSON.parse(sessionStorage.getItem(WAY) ?? '{}');
  sessionStorage.removeItem(WAY);
  history.replaceState(null, '', location.pathname);
  const code = answer.get('code');
  if (!code || !state || answer.get('state') !== state) return 'this page did not ask for it';
  const { data } = await odyssey.call('Oidc_finish', {
    path: { provider },
    body: { code, state, binding, iss: answer.get('iss') ?? undefined },
  });
  const { accessToken, refreshToken } = data;
  await odyssey.useTokens({ accessToken, refreshToken });
  return (await odyssey.call('Profile_read')).data.displayName;
}

async function providers(): Promise<void> {
  const { data } = await odyssey.call('Oidc_list');
  for (const { name, label } of data.items) {
    const button = document.createElement('button');
    button.textContent = `Log in with ${label}`;
    button.onclick = () => void goToProvider(name);
    document.body.append(button);
  }
}

const answer = new URLSearchParams(location.search);
if (answer.has('state')) {
  document.body.textContent = await backFromProvider(answer).catch((error: Error) => error.message);
} else await providers();
