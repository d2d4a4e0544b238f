import type { ContractMap } from './contract-map.ts';
import { OUTSIDE } from './join.ts';

/** Mermaid: who publishes to whom, with how many events. */
export function eventPicture({ events, readings }: ContractMap): string[] {
  const arrows = new Map<string, Set<string>>();
  const add = (from: string, to: string, type: string) => {
    const key = `${from} ${to}`;
    arrows.set(key, (arrows.get(key) ?? new Set()).add(type));
  };
  for (const { reading } of readings) add(reading.provider, reading.consumer, reading.type);
  for (const { type, provider, agreed } of events)
    if (agreed.some(({ consumer }) => consumer === OUTSIDE)) add(provider, OUTSIDE, type);
  const lines = [...arrows].sort().map(([key, types]) => {
    const [from = '', to = ''] = key.split(' ');
    return `  ${node(from)} -->|${types.size}| ${node(to)}`;
  });
  return mermaid('LR', lines);
}

/** Mermaid: who asks whom, with how many routes; the keys that all read would hide the rest. */
export function requestPicture({ calls, routes }: ContractMap): string[] {
  const counted = new Map<string, number>();
  const add = (from: string, to: string, count = 1) =>
    counted.set(`${from} ${to}`, (counted.get(`${from} ${to}`) ?? 0) + count);
  for (const { call } of calls) if (!call.path.startsWith('/.well-known/')) add(call.consumer, call.provider);
  for (const { route } of routes) add('rest-client', route.provider);
  const lines = [...counted].sort().map(([key, count]) => {
    const [from = '', to = ''] = key.split(' ');
    return `  ${node(from)} -->|${count}| ${node(to)}`;
  });
  return mermaid('LR', lines);
}

/** Those outside look different. */
function node(name: string): string {
  const id = name.replaceAll('-', '_');
  if (name === OUTSIDE) return `${id}([programs outside])`;
  return name === 'rest-client' ? `${id}([REST clients])` : `${id}[${name}]`;
}

const mermaid = (direction: string, lines: readonly string[]) => [
  '```mermaid',
  `flowchart ${direction}`,
  ...lines,
  '```',
];
