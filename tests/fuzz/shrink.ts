import type { Sent } from './requests.ts';

/** The request in its smallest form that still `fails`: parts are left out one by one as long as the fault stays. */
export async function shrunk(sent: Sent, fails: (one: Sent) => Promise<boolean>): Promise<Sent> {
  let smallest = sent;
  for (let found = true; found; ) {
    found = false;
    for (const smaller of smallerThan(smallest)) {
      if (!(await fails(smaller))) continue;
      [smallest, found] = [smaller, true];
      break;
    }
  }
  return smallest;
}

function smallerThan(sent: Sent): Sent[] {
  const [path = '', query = ''] = sent.address.split('?');
  const words = [...new URLSearchParams(query)];
  const queries = words.map((_, index) => {
    const rest = new URLSearchParams(words.filter((__, other) => other !== index)).toString();
    return { ...sent, address: rest ? `${path}?${rest}` : path };
  });
  return [...queries, ...smallerBodies(sent.body).map((body) => ({ ...sent, body }))];
}

function smallerBodies(body: unknown): unknown[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body) || body instanceof FormData) return [];
  const entries = Object.entries(body);
  const fewer = entries.map((_, index) => Object.fromEntries(entries.filter((__, other) => other !== index)));
  const shorter = entries.flatMap(([name, value]) =>
    typeof value === 'string' && value.length > 1
      ? [
          { ...body, [name]: value.slice(0, value.length / 2) },
          { ...body, [name]: value.slice(value.length / 2) },
        ]
      : [],
  );
  return [...fewer, ...shorter];
}

/** The request as one types it; the token stands for itself. */
export function asCurl(base: string, { route, address, headers, body }: Sent): string {
  const words = ['curl -i', `-X ${route.method}`, quoted(base + address), "-H 'authorization: Bearer …'"];
  for (const [name, value] of Object.entries(headers)) words.push(`-H ${quoted(`${name}: ${value}`)}`);
  if (body instanceof FormData) words.push('-F file=@…');
  else if (body !== undefined)
    words.push(`-d ${quoted(typeof body === 'string' ? body : JSON.stringify(body))}`);
  return words.join(' ');
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
