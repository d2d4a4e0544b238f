/** Places as people read them, and no more exactly than that needs. */

const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
];

/** iPads and iPhones say “like Mac OS X”, Android says Linux: the narrower name comes first. */
const SYSTEMS: readonly [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** `Firefox on Linux`; a program's own name (`curl`) when it is no browser. What is not known is left out. */
export function deviceOf(userAgent: string | null | undefined): string | undefined {
  if (!userAgent) return undefined;
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = BROWSERS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? programOf(userAgent);
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system;
}

/** `Mozilla` is what every browser says, so it names none. */
function programOf(userAgent: string): string | undefined {
  const name = /^[\w.-]{1,40}/.exec(userAgent)?.[0];
  return name === 'Mozilla' ? undefined : name;
}

/** `203.0.113.9` → `203.0.113.0/24`, `2001:db8:1:2::/64` → `2001:db8:1::/48`: enough to know one's own provider again. */
export function shortened(network: string): string {
  if (!network.includes(':')) return network.replace(/\.\d+$/, '.0/24');
  return `${network.split(':').slice(0, 3).join(':')}::/48`;
}
