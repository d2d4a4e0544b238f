import { CATALOGUE } from '../../../contracts/events/index.ts';
import { DATA_SERVICES, type DataService } from '../../../contracts/services.ts';
import type { Reaction } from '../generate/described.ts';

/** As `kafka-acls.sh` writes them. Read and Write let Describe as well, so it is not given beside them. */
export type Operation = 'Read' | 'Write' | 'Create' | 'Delete' | 'Describe' | 'DescribeConfigs';

/** One thing that one user of Kafka may do. */
export interface Right {
  /** `User:odyssey-goals` */
  readonly principal: string;
  readonly operation: Operation;
  readonly resource: 'topic' | 'group';
  readonly name: string;
  readonly pattern: 'literal' | 'prefixed';
}

/** Which events each service has handlers for, as its code says. */
export type Read = Pick<Reaction, 'service' | 'type'>;

const OPERATOR = 'operator';

export const principalOf = (prefix: string, who: DataService | typeof OPERATOR): string =>
  `User:${prefix}${who}`;

/** The users that there are, in the order they are shown: the services that have events, then the operator. */
export const principals = (prefix: string): string[] =>
  [...DATA_SERVICES, OPERATOR as typeof OPERATOR].map((who) => principalOf(prefix, who));

/** The least that all of them need. Nobody writes another's topic, and nobody joins another's group. */
export const rightsOf = (read: readonly Read[], prefix: string): Right[] => [
  ...DATA_SERVICES.flatMap((service) =>
    ofService(service, topicsRead(service, read), principalOf(prefix, service)),
  ),
  ...ofOperator(principalOf(prefix, OPERATOR)),
];

/**
 * The producer is not idempotent and has no transactions, so nothing of the cluster is asked. Replays of topics have a group of
 * their own each, which is deleted at the end.
 */
function ofService(service: DataService, read: readonly string[], principal: string): Right[] {
  return [
    ...topicsOf(service).map((name) => may(principal, 'Write', 'topic', name)),
    ...read.map((name) => may(principal, 'Read', 'topic', name)),
    may(principal, 'Read', 'group', `odyssey.${service}`),
    ...ownGroups(principal, `odyssey.${service}.replay.`),
  ];
}

/** `events topics`, `lag`, `tail` and `show`. The other commands speak to databases: a service does for them what it may. */
function ofOperator(principal: string): Right[] {
  const topics = DATA_SERVICES.flatMap(topicsOf);
  return [
    ...topics.flatMap((name) =>
      (['Read', 'DescribeConfigs', 'Create'] as const).map((what) => may(principal, what, 'topic', name)),
    ),
    ...DATA_SERVICES.map((service) => may(principal, 'Describe', 'group', `odyssey.${service}`)),
    ...ownGroups(principal, 'odyssey.operator.'),
  ];
}

const topicsRead = (service: DataService, read: readonly Read[]): string[] => {
  const types = new Set(read.filter((one) => one.service === service).map(({ type }) => type));
  return [...new Set(CATALOGUE.filter(({ type }) => types.has(type)).map(({ topic }) => topic))].sort();
};

const topicsOf = (service: DataService): string[] => [
  ...new Set(CATALOGUE.filter((event) => event.service === service).map(({ topic }) => topic)),
];

const ownGroups = (principal: string, prefix: string): Right[] =>
  (['Read', 'Delete'] as const).map((what) => may(principal, what, 'group', prefix, 'prefixed'));

const may = (
  principal: string,
  operation: Operation,
  resource: Right['resource'],
  name: string,
  pattern: Right['pattern'] = 'literal',
): Right => ({ principal, operation, resource, name, pattern });

/** Lines for a shell that knows `ODYSSEY_KAFKA_URL`: one for each user and what it is about. */
export function commandLines(rights: readonly Right[]): string[] {
  const users = Map.groupBy(rights, ({ principal }) => principal);
  return [...users].flatMap(([principal, its]) => {
    const kinds = Map.groupBy(its, ({ resource, name, pattern }) => `${resource} ${pattern} ${name}`);
    return [`# ${principal}`, ...mergedByOperations([...kinds.values()]).map(commandLine)];
  });
}

/** What the same may be done with goes into one line. */
function mergedByOperations(kinds: readonly Right[][]): Right[][] {
  const same = Map.groupBy(
    kinds,
    ([first, ...more]) =>
      `${first?.resource} ${first?.pattern} ${[first, ...more].map((one) => one?.operation).join(' ')}`,
  );
  return [...same.values()].map((alike) => alike.flat());
}

function commandLine(rights: readonly Right[]): string {
  const [{ principal, resource, pattern } = { principal: '', resource: '', pattern: '' }] = rights;
  const each = (option: string, values: string[]) =>
    [...new Set(values)].map((value) => `--${option} ${value}`);
  return [
    'kafka-acls.sh --bootstrap-server "$ODYSSEY_KAFKA_URL" --command-config admin.properties --add',
    `--allow-principal ${shell(principal)}`,
    ...each(
      'operation',
      rights.map(({ operation }) => operation),
    ),
    ...(pattern === 'prefixed' ? ['--resource-pattern-type prefixed'] : []),
    ...each(
      resource,
      rights.map(({ name }) => name),
    ),
  ].join(' ');
}

const shell = (word: string): string =>
  /^[\w:.@=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
