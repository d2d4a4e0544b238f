import { Command } from 'commander';
import type { Admin } from 'kafkajs';
import { describe } from '../generate/described.ts';
import { table } from '../show/table.ts';
import { addRights, type Comparison, compare, type Rule, removeRules, rulesOn } from './acl-broker.ts';
import { commandLines, type Right, rightsOf } from './acl-rights.ts';
import { agreed } from './agreed.ts';
import { explained } from './arguments.ts';
import { withAdmin } from './kafka.ts';
import { places } from './places.ts';
import { counted } from './words.ts';

interface Options {
  principalPrefix: string;
  apply?: boolean;
  prune?: boolean;
  yes?: boolean;
  json?: boolean;
}

interface Applied {
  added: readonly Right[];
  beyond: readonly Rule[];
  others: readonly Rule[];
  removed: readonly Rule[];
}

export function command(): Command {
  const acls = new Command('acls')
    .description(
      'The least that each service, and the operator, has to be allowed in Kafka: each service writes its own topic, reads those it ' +
        'has handlers for, and is in its own groups. Taken from the catalogue and the services’ code; printed for kafka-acls.sh.',
    )
    .option('--principal-prefix <prefix>', 'before the service’s name in that of its user', 'odyssey-')
    .option('--apply', 'add at the broker what is missing there; needs a super user, or Alter on the cluster')
    .option('--prune', 'with --apply: also take away what our users have and do not need; asks first')
    .option('-y, --yes', 'do not ask');
  acls.action((options: Options) => run(acls, options));
  return explained(acls, {
    example: `./odyssey events acls
         ./odyssey events acls --apply`,
    json: `{rights: [{principal, operation, resource, name, pattern}], applied: null without --apply, or {added: [as rights],
  beyond, others, removed: [{principal, permission, operation, resource, name, pattern, host}]}}
beyond: what our users have and do not need. others: rules about our topics and groups that are not of ours, or deny.`,
  });
}

async function run(command: Command, { principalPrefix, apply, prune, yes, json }: Options): Promise<void> {
  if (prune && !apply) command.error('error: --prune is for --apply', { exitCode: 2 });
  // On standard error: the other is to be pasted, or read by a program. A first look bundles the services.
  console.error('… reading in the services’ code which topics each has handlers for');
  const { reactions } = await describe();
  const rights = rightsOf(reactions, principalPrefix);
  if (!apply) {
    console.log(json ? JSON.stringify({ rights, applied: null }, null, 2) : commandLines(rights).join('\n'));
    return;
  }
  const { kafka } = await places();
  const applied = await withAdmin(kafka, async (admin): Promise<Applied> => {
    const found = compare(rights, await rulesOn(admin), principalPrefix);
    await addRights(admin, found.missing);
    const removed = prune ? await pruned(admin, found, yes) : [];
    const beyond = found.beyond.filter((rule) => !removed.includes(rule));
    return { added: found.missing, beyond, others: found.others, removed };
  });
  console.log(json ? JSON.stringify({ rights, applied }, null, 2) : told(rights, applied));
}

async function pruned(admin: Admin, { beyond }: Comparison, yes = false): Promise<readonly Rule[]> {
  if (beyond.length === 0) return [];
  if (!yes) {
    console.error(rulesTable(beyond));
    if (!(await agreed(`Take ${counted(beyond.length, 'rule')} away?`))) return [];
  }
  await removeRules(admin, beyond);
  return beyond;
}

function told(rights: readonly Right[], { added, beyond, others, removed }: Applied): string {
  const part = (title: string, rules: readonly Rule[]) =>
    rules.length > 0 ? [`${title}\n${rulesTable(rules)}`] : [];
  const asRules = added.map((right): Rule => ({ ...right, permission: 'allow', host: '*' }));
  return [
    `${counted(added.length, 'rule')} added; ${rights.length - added.length} of ${rights.length} were there.`,
    ...part('Added:', asRules),
    ...part('Taken away:', removed),
    ...part('Our users have this and do not need it (--prune takes it away):', beyond),
    ...part('About our topics and groups, and not ours to judge:', others),
  ].join('\n\n');
}

const rulesTable = (rules: readonly Rule[]): string =>
  table([
    ['user', '', 'operation', 'on', 'named', '', 'from'],
    ...rules.map(({ principal, permission, operation, resource, name, pattern, host }) => [
      principal,
      permission,
      operation,
      resource,
      name,
      pattern,
      host,
    ]),
  ]);
