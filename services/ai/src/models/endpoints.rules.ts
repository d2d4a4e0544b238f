import type { Endpoint } from './openai-compatible.model.ts';
import { type Price, picoPerToken } from './prices.rules.ts';

export interface NamedEndpoint extends Endpoint {
  /** Absent = the price is unknown. */
  price?: Price;
}

interface Fault {
  variable: string;
  problem: string;
}

const VARIABLE = /^ODYSSEY_AI_([A-Z0-9]+(?:_[A-Z0-9]+)*)_(BASE_URL|API_KEY|MODEL|PRICE_INPUT|PRICE_OUTPUT)$/;

/**
 * The providers of an environment, in the order of their names: `ODYSSEY_AI_<NAME>_BASE_URL` and `_MODEL`, with
 * `_API_KEY` where one is asked for and, to have costs booked, `_PRICE_INPUT` and `_PRICE_OUTPUT` in US dollars per
 * million tokens.
 */
export function readEndpoints(env: Readonly<Record<string, unknown>>): {
  endpoints: NamedEndpoint[];
  faults: Fault[];
} {
  const named = new Map<string, Record<string, string>>();
  for (const [variable, value] of Object.entries(env)) {
    const [, name, part] = VARIABLE.exec(variable) ?? [];
    if (name && part && typeof value === 'string') named.set(name, { ...named.get(name), [part]: value });
  }
  const faults: Fault[] = [];
  const endpoints = [...named.keys()].sort().flatMap((name) => {
    const fault = (part: string, problem: string) =>
      faults.push({ variable: `ODYSSEY_AI_${name}_${part}`, problem });
    const { BASE_URL, API_KEY, MODEL, PRICE_INPUT, PRICE_OUTPUT } = named.get(name) ?? {};
    if (name === 'HOUSE')
      fault('BASE_URL', 'the name “house” is taken by the built-in planner, choose another');
    if (!BASE_URL) fault('BASE_URL', 'is missing, give one like https://api.openai.com/v1');
    else if (!isHttp(BASE_URL)) fault('BASE_URL', 'is no address, give one like https://api.openai.com/v1');
    if (!MODEL) fault('MODEL', 'is missing, give the model’s name as the provider spells it');
    if (!PRICE_INPUT !== !PRICE_OUTPUT)
      fault(PRICE_INPUT ? 'PRICE_OUTPUT' : 'PRICE_INPUT', 'is missing, a price has both parts');
    const input = readPrice(PRICE_INPUT, (problem) => fault('PRICE_INPUT', problem));
    const output = readPrice(PRICE_OUTPUT, (problem) => fault('PRICE_OUTPUT', problem));
    if (!BASE_URL || !MODEL) return [];
    const endpoint: NamedEndpoint = { name: name.toLowerCase(), baseUrl: BASE_URL, model: MODEL };
    if (API_KEY) endpoint.apiKey = API_KEY;
    if (input !== undefined && output !== undefined) endpoint.price = { input, output };
    return [endpoint];
  });
  return { endpoints, faults };
}

function isHttp(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

function readPrice(text: string | undefined, fault: (problem: string) => void): bigint | undefined {
  if (text === undefined) return undefined;
  try {
    return picoPerToken(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    fault('is no price, give US dollars per million tokens like 2.50');
    return undefined;
  }
}
