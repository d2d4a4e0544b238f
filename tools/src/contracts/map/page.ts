import { SERVICES } from '@odyssey/contracts';
import type { ContractMap, Standing } from './contract-map.ts';
import { calls, enumerated, events, requests } from './page-tables.ts';
import { eventPicture, requestPicture } from './pictures.ts';

/** docs/contract-map.md: who relies on what of whom, and whether it is kept. The same map gives the same bytes. */
export function contractPage(map: ContractMap): string {
  return [
    '# The contract map',
    '',
    '<!-- Written by `./odyssey contracts map` from the code, the pacts and their verification. Do not edit. -->',
    '',
    summary(map),
    '',
    '[contracts.md](contracts.md) shows how to change something that is on this page.',
    '',
    '## Events',
    '',
    'An arrow goes from who publishes to who reads; the number says how many events go that way.',
    '',
    ...eventPicture(map),
    '',
    '## Calls between services',
    '',
    'An arrow goes from who asks to who answers. Every service but auth also reads auth’s public keys.',
    '',
    ...requestPicture(map),
    '',
    ...calls(map),
    '',
    '## Coverage',
    '',
    ...coverage(map),
    '',
    '## Who reads which event',
    '',
    '*Free to change* are the fields that no reader’s contract names: their owner may rename or drop them and no service here breaks.',
    'Programs outside read the whole published schema; for them a version stays as [ADR 18](adr/0018-a-released-event-never-changes.md) says.',
    '',
    ...SERVICES.flatMap((service) => events(map, service)),
    '## What a REST client relies on',
    '',
    'Every answer of a route’s own, as `@odyssey/client` gets it: ✔ kept, ✘ not kept or without contract, ⏳ waived. Answers that every route gives alike',
    'are asked of all routes by the suites named below.',
    '',
    ...SERVICES.flatMap((service) => requests(map, service)),
    ...enumerated(),
    ...waivers(map),
  ].join('\n');
}

function summary(map: ContractMap): string {
  const { kept, all } = tally(standings(map));
  const sentence = `**${kept} of ${all} boundaries are kept**: ${map.readings.length} readings of ${map.events.length} events, ${map.calls.length} calls between services, and ${map.routes.flatMap(({ answers }) => answers).length} answers of ${map.routes.length} routes.`;
  const waived = map.waivers.length > 0 ? ` ${map.waivers.length} are [waived](#waivers) for a time.` : '';
  const open =
    kept + map.waivers.length === all ? '' : ' What is missing: `./odyssey contracts map --check`.';
  return `${sentence}${waived}${open}`;
}

const standings = (map: ContractMap): Standing[] => [
  ...map.routes.flatMap(({ answers }) => answers.map(({ standing }) => standing)),
  ...map.calls.map(({ standing }) => standing),
  ...map.readings.map(({ standing }) => standing),
];

const tally = (all: readonly Standing[]) => ({
  kept: all.filter((standing) => standing === 'verified').length,
  all: all.length,
});

function coverage(map: ContractMap): string[] {
  const cell = (all: readonly Standing[]) => {
    const { kept, all: count } = tally(all);
    return count === 0 ? '–' : `${kept} / ${count}`;
  };
  const rows = SERVICES.map((service) => {
    const routes = map.routes.filter(({ route }) => route.provider === service);
    return [
      service,
      cell(routes.flatMap(({ answers }) => answers.map(({ standing }) => standing))),
      cell(
        map.readings.filter(({ reading }) => reading.provider === service).map(({ standing }) => standing),
      ),
      cell(map.calls.filter(({ call }) => call.provider === service).map(({ standing }) => standing)),
      cell(
        map.readings.filter(({ reading }) => reading.consumer === service).map(({ standing }) => standing),
      ),
      cell(map.calls.filter(({ call }) => call.consumer === service).map(({ standing }) => standing)),
    ];
  });
  return [
    '| Service | answers of its routes | readings of its events | calls it answers | events it reads | calls it makes |',
    '|---|---|---|---|---|---|',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ];
}

function waivers({ waivers: all }: ContractMap): string[] {
  if (all.length === 0) return ['## Waivers', '', 'None.', ''];
  return [
    '## Waivers',
    '',
    '| Answer | Why it has no contract | Until |',
    '|---|---|---|',
    ...all.map(
      ({ provider, operation, status, code, reason, expires }) =>
        `| ${provider}: \`${operation}\` ${status}${code ? ` \`${code}\`` : ''} | ${reason} | ${expires} |`,
    ),
    '',
  ];
}
