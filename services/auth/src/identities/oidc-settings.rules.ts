/** A provider as the operator names it. */
export interface ProviderSettings {
  /** As it stands in addresses: lower case. */
  readonly name: string;
  /** What people call it. */
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Absent: a public client, held by PKCE alone. */
  readonly clientSecret?: string;
  /** Separated by spaces. */
  readonly scopes: string;
}

export interface OidcSettings {
  readonly providers: readonly ProviderSettings[];
  /** The pages that a provider may send people back to, exactly as written. */
  readonly redirectUris: readonly string[];
}

interface Fault {
  variable: string;
  problem: string;
}

const VARIABLE = /^ODYSSEY_OIDC_([A-Z0-9]+(?:_[A-Z0-9]+)*)_(ISSUER|CLIENT_ID|CLIENT_SECRET|SCOPES|LABEL)$/;
const REDIRECT_URIS = 'ODYSSEY_OIDC_REDIRECT_URIS';

/** With these a provider tells whom it vouches for, by name and address. */
const USUAL_SCOPES = 'openid email profile';

/**
 * The providers of an environment, in the order of their names: `ODYSSEY_OIDC_<NAME>_ISSUER` and `_CLIENT_ID`, with
 * `_CLIENT_SECRET`, `_SCOPES` and `_LABEL` where they are wanted; and, separated by commas, the pages they may send people back to.
 */
export function readOidcSettings(env: Readonly<Record<string, unknown>>): {
  settings: OidcSettings;
  faults: Fault[];
} {
  const named = new Map<string, Record<string, string>>();
  for (const [variable, value] of Object.entries(env)) {
    const [, name, part] = VARIABLE.exec(variable) ?? [];
    if (name && part && typeof value === 'string') named.set(name, { ...named.get(name), [part]: value });
  }
  const faults: Fault[] = [];
  const providers = [...named.keys()].sort().flatMap((name) => {
    const fault = (part: string, problem: string) =>
      faults.push({ variable: `ODYSSEY_OIDC_${name}_${part}`, problem });
    return readProvider(name.toLowerCase(), named.get(name) ?? {}, fault);
  });
  const redirectUris = readRedirectUris(env[REDIRECT_URIS], (problem) =>
    faults.push({ variable: REDIRECT_URIS, problem }),
  );
  if (providers.length > 0 && env[REDIRECT_URIS] === undefined)
    faults.push({
      variable: REDIRECT_URIS,
      problem: 'is missing, give the pages of your apps that providers may send people back to',
    });
  return { settings: { providers, redirectUris }, faults };
}

function readProvider(
  name: string,
  { ISSUER, CLIENT_ID, CLIENT_SECRET, SCOPES = USUAL_SCOPES, LABEL }: Record<string, string>,
  fault: (part: string, problem: string) => void,
): ProviderSettings[] {
  if (!ISSUER) fault('ISSUER', 'is missing, give one like https://accounts.example.com');
  else if (!isIssuer(ISSUER))
    fault('ISSUER', 'must be https (http only on loopback), without query or fragment');
  if (!CLIENT_ID) fault('CLIENT_ID', 'is missing, the provider gives one where the app is registered');
  if (!SCOPES.split(' ').includes('openid')) fault('SCOPES', `must hold openid, as in “${USUAL_SCOPES}”`);
  if (!ISSUER || !CLIENT_ID) return [];
  return [
    {
      name,
      label: LABEL ?? name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' '),
      issuer: ISSUER,
      clientId: CLIENT_ID,
      scopes: SCOPES,
      ...(CLIENT_SECRET && { clientSecret: CLIENT_SECRET }),
    },
  ];
}

function readRedirectUris(given: unknown, fault: (problem: string) => void): string[] {
  if (typeof given !== 'string') return [];
  const uris = given.split(',').map((uri) => uri.trim());
  for (const uri of uris) {
    if (!URL.canParse(uri)) fault(`${uri} is no address, give one like https://app.example.com/signed-in`);
    else if (!isPage(new URL(uri)))
      fault(`${uri} must be https, http on loopback or an app’s own scheme, without query or fragment`);
    else if (new URL(uri).href !== uri) fault(`${uri} must be written as ${new URL(uri).href}`);
  }
  return uris;
}

function isIssuer(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return isSafeToFetch(url) && isBare(url);
}

/** Over TLS; without it only on this machine, for development and tests. */
export function isSafeToFetch(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}

const isLoopback = ({ hostname }: URL) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
const isBare = ({ search, hash, username, password }: URL) => !(search || hash || username || password);

/** An installed app's own scheme holds a dot (RFC 8252, 7.1), so `javascript:` and its like are none. */
const isPage = (url: URL) =>
  (isSafeToFetch(url) || /^[a-z0-9-]+\.[a-z0-9.-]+:$/.test(url.protocol)) && isBare(url);
