import type { AclEntry, Admin } from 'kafkajs';
import { Fault } from '../fault.ts';
import { type Operation, principals, type Right } from './acl-rights.ts';

/** Kafka's numbers; the package does not export its names to modules. */
const OPERATIONS: Record<string, number> = {
  All: 2,
  Read: 3,
  Write: 4,
  Create: 5,
  Delete: 6,
  Alter: 7,
  Describe: 8,
  ClusterAction: 9,
  DescribeConfigs: 10,
  AlterConfigs: 11,
  IdempotentWrite: 12,
} satisfies Record<Operation, number> & Record<string, number>;
const RESOURCES: Record<string, number> = {
  topic: 2,
  group: 3,
  cluster: 4,
  'transactional-id': 5,
  'delegation-token': 6,
  user: 7,
};
const PATTERNS: Record<string, number> = { literal: 3, prefixed: 4 };
const ALLOW = 3;
const ANY = 1;

/** A rule as the broker has it, in words. */
export interface Rule {
  readonly principal: string;
  readonly permission: 'allow' | 'deny';
  readonly operation: string;
  readonly resource: string;
  readonly name: string;
  readonly pattern: string;
  readonly host: string;
}

export interface Comparison {
  /** Needed and not there. */
  readonly missing: Right[];
  /** Allowed to a user of ours, and more than it needs. */
  readonly beyond: Rule[];
  /** Of others, or a denial, about something of ours: not ours to judge, and worth a look. */
  readonly others: Rule[];
}

/** @throws Fault when the broker asks nobody what he may, or does not tell us. */
export async function rulesOn(admin: Admin): Promise<Rule[]> {
  const { resources } = await admin
    .describeAcls({ resourceType: ANY, resourcePatternType: ANY, operation: ANY, permissionType: ANY })
    .catch(toFault);
  return resources.flatMap(({ resourceType, resourceName, resourcePatternType, acls }) =>
    acls.map(({ principal, host, operation, permissionType }) => ({
      principal,
      permission: permissionType === ALLOW ? 'allow' : 'deny',
      operation: wordFor(OPERATIONS, operation),
      resource: wordFor(RESOURCES, resourceType),
      name: resourceName,
      pattern: wordFor(PATTERNS, resourcePatternType),
      host,
    })),
  );
}

export function compare(rights: readonly Right[], rules: readonly Rule[], prefix: string): Comparison {
  const needed = new Set(rights.map(keyOf));
  const allowed = rules.filter(({ permission }) => permission === 'allow');
  const there = new Set(allowed.filter(({ host }) => host === '*').map(keyOf));
  const users = new Set(principals(prefix));
  const beyond = allowed.filter((rule) => users.has(rule.principal) && !needed.has(keyOf(rule)));
  const others = rules.filter(
    (rule) =>
      (rule.permission === 'deny' || !users.has(rule.principal)) &&
      rights.some((right) => reaches(rule, right)),
  );
  return { missing: rights.filter((right) => !there.has(keyOf(right))), beyond, others };
}

/** @throws Fault when we may not. */
export async function addRights(admin: Admin, rights: readonly Right[]): Promise<void> {
  if (rights.length === 0) return;
  const acl: AclEntry[] = rights.map(({ principal, operation, resource, name, pattern }) => ({
    principal,
    host: '*',
    permissionType: ALLOW,
    operation: OPERATIONS[operation] ?? 0,
    resourceType: RESOURCES[resource] ?? 0,
    resourceName: name,
    resourcePatternType: PATTERNS[pattern] ?? 0,
  }));
  await admin.createAcls({ acl }).catch(toFault);
}

/** Takes exactly these away. @throws Fault when we may not. */
export async function removeRules(admin: Admin, rules: readonly Rule[]): Promise<void> {
  if (rules.length === 0) return;
  const filters = rules.map(({ principal, host, operation, resource, name, pattern }) => ({
    principal,
    host,
    permissionType: ALLOW,
    operation: OPERATIONS[operation] ?? 0,
    resourceType: RESOURCES[resource] ?? 0,
    resourceName: name,
    resourcePatternType: PATTERNS[pattern] ?? 0,
  }));
  await admin.deleteAcls({ filters }).catch(toFault);
}

const keyOf = ({ principal, operation, resource, name, pattern }: Right | Rule): string =>
  [principal, operation, resource, pattern, name].join('\n');

/** Whether a rule is about what a right is about, by name, by prefix or for all. */
function reaches(rule: Rule, { resource, name, pattern }: Right): boolean {
  if (rule.resource !== resource) return false;
  if (rule.name === '*' || rule.name === name) return true;
  if (rule.pattern === 'prefixed' && name.startsWith(rule.name)) return true;
  return pattern === 'prefixed' && rule.name.startsWith(name);
}

const wordFor = (words: Record<string, number>, number: number): string =>
  Object.keys(words).find((word) => words[word] === number) ?? String(number);

function toFault(error: Error & { type?: string }): never {
  if (error.type === 'SECURITY_DISABLED')
    throw new Fault(
      'This Kafka has no authorizer: it lets everybody do everything, and keeps no rules.',
      'give its brokers authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer and super.users',
    );
  if (error.type === 'CLUSTER_AUTHORIZATION_FAILED')
    throw new Fault(
      'This user of Kafka may not see or change who may do what.',
      'name one of its super users, or one with Alter on the cluster, in ODYSSEY_KAFKA_USERNAME; or paste the lines of ./odyssey events acls as an administrator',
    );
  throw error;
}
