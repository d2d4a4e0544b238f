import { ENUMERATED } from './boundaries.ts';
import type { AnswerRow, ContractMap, Standing } from './contract-map.ts';
import { freeFieldsOf, freeOf } from './free-to-change.ts';
import { OUTSIDE } from './join.ts';
import { statusOf } from './sentences.ts';

const MARKS: Record<Standing, string> = {
  verified: '✔',
  'not verified': '✘',
  'without contract': '✘',
  waived: '⏳',
};

const code = (text: string) => `\`${text}\``;
const list = (all: readonly string[]) => all.map(code).join(', ') || '–';

/** Every event of one service: who reads it, and what nobody reads. */
export function events(map: ContractMap, service: string): string[] {
  const own = map.events.filter(({ provider }) => provider === service);
  if (own.length === 0) return [];
  const rows = own.map(({ type, agreed, outside }) => {
    const readers = map.readings
      .filter(({ reading }) => reading.type === type)
      .map(({ reading, standing }) => `${MARKS[standing]} ${reading.consumer} (${reading.handler})`);
    if (agreed.some(({ consumer }) => consumer === OUTSIDE) || readers.length === 0)
      readers.push(`${MARKS[outside]} outside`);
    const inside = agreed.filter(({ consumer }) => consumer !== OUTSIDE);
    const published = agreed[0]?.published ?? type;
    const name = published === type ? code(type) : `${code(published)}, read as ${code(type)}`;
    return `| ${name} | ${readers.join('<br>')} | ${list(
      freeFieldsOf(
        published,
        inside.flatMap(({ fields }) => fields),
      ),
    )} |`;
  });
  return [`### ${service}`, '', '| Event | Read by | Free to change |', '|---|---|---|', ...rows, ''];
}

/** Every call between services, and what of its answer nobody reads, as far as the answer was seen. */
export function calls(map: ContractMap): string[] {
  const rows = map.calls.map(({ call, agreed, standing }) => {
    const answers = [...new Set(agreed.map(({ status }) => status))].sort().join(', ');
    return `| ${MARKS[standing]} ${call.consumer} → ${call.provider} | ${code(`${call.method} ${call.path}`)} | ${answers || '–'} | ${list(freeInAnswers(map, call))} |`;
  });
  return [
    '| Who asks whom | Route | Answers under contract | Free to change |',
    '|---|---|---|---|',
    ...rows,
  ];
}

/** A field is free when no consumer of the route relies on it in any of its answers. */
function freeInAnswers(map: ContractMap, call: { provider: string; method: string; path: string }): string[] {
  const alike = map.calls.filter(
    ({ call: other }) =>
      other.provider === call.provider && other.method === call.method && other.path === call.path,
  );
  const seen = alike.flatMap(({ seen: fields }) => fields);
  return freeOf(
    [...new Set(seen)],
    alike.flatMap(({ agreed }) => agreed.flatMap(({ fields }) => fields)),
  );
}

/** Every route of one service with each answer of its own. */
export function requests(map: ContractMap, service: string): string[] {
  const own = map.routes.filter(({ route }) => route.provider === service);
  if (own.length === 0) return [];
  const answer = ({ answer: one, standing }: AnswerRow) => `${MARKS[standing]} ${statusOf(one)}`;
  const rows = own.map(
    ({ route, answers }) =>
      `| ${code(`${route.method} ${route.path}`)} | ${code(route.operation)} | ${answers.map(answer).join(' · ')} |`,
  );
  return [`### ${service}`, '', '| Route | Operation | Answers |', '|---|---|---|', ...rows, ''];
}

/** The suites that ask every route for the answers they all give. */
export function enumerated(): string[] {
  const bySuite = Map.groupBy(Object.entries(ENUMERATED), ([, suite]) => suite);
  return [
    '| Asked of every route | By |',
    '|---|---|',
    ...[...bySuite].map(
      ([suite, codes]) => `| ${list(codes.map(([one]) => one))} | [${suite}](../${suite}) |`,
    ),
    '',
  ];
}
