import { describe, expect, it } from '@jest/globals';
import { DATA_SERVICES, topicOf } from '../../../contracts/services.ts';
import { compare, type Rule } from './acl-broker.ts';
import { commandLines, type Right, rightsOf } from './acl-rights.ts';

const READ = ['auth.user.registered.v1', 'ai.plan.proposed.v1', 'auth.session.revoked.v1'].map((type) => ({
  service: 'goals',
  type,
}));
const rights = rightsOf(READ, 'odyssey-');
const of = (principal: string) => rights.filter((right) => right.principal === principal);
const may = (right: Right) => `${right.operation} ${right.resource} ${right.name} ${right.pattern}`;
const asRule = (right: Right): Rule => ({ ...right, permission: 'allow', host: '*' });

describe('the least that each needs in Kafka', () => {
  it('is for a service its own topic, what it has handlers for, and its own groups', () => {
    expect(of('User:odyssey-goals').map(may)).toEqual([
      'Write topic odyssey.goals literal',
      'Read topic odyssey.ai literal',
      'Read topic odyssey.auth literal',
      'Read group odyssey.goals literal',
      'Read group odyssey.goals.replay. prefixed',
      'Delete group odyssey.goals.replay. prefixed',
    ]);
  });

  it('lets each topic be written by one, and nobody join another’s group', () => {
    const writers = Map.groupBy(
      rights.filter(({ operation }) => operation === 'Write'),
      ({ name }) => name,
    );
    expect([...writers.keys()].sort()).toEqual(DATA_SERVICES.map(topicOf).sort());
    for (const [topic, [writer, ...more]] of writers)
      expect([writer?.principal, more]).toEqual([`User:odyssey-${topic.slice('odyssey.'.length)}`, []]);
    const joins = rights.filter(({ resource, operation }) => resource === 'group' && operation === 'Read');
    const foreign = joins.filter(
      ({ principal, name }) => name.split('.')[1] !== principal.slice('User:odyssey-'.length),
    );
    expect(foreign).toEqual([]);
  });

  it('has users as the operator calls them', () => {
    expect(rightsOf(READ, 'CN=')[0]?.principal).toBe('User:CN=auth');
  });

  it('can be pasted', () => {
    const lines = commandLines(rightsOf(READ, 'O=x, CN='));
    expect(lines).toContain('# User:O=x, CN=goals');
    expect(lines).toContain(
      'kafka-acls.sh --bootstrap-server "$ODYSSEY_KAFKA_URL" --command-config admin.properties --add ' +
        "--allow-principal 'User:O=x, CN=goals' --operation Read --topic odyssey.ai --topic odyssey.auth",
    );
    expect(lines).toContain(
      'kafka-acls.sh --bootstrap-server "$ODYSSEY_KAFKA_URL" --command-config admin.properties --add ' +
        "--allow-principal 'User:O=x, CN=goals' --operation Read --operation Delete --resource-pattern-type prefixed --group odyssey.goals.replay.",
    );
  });
});

describe('compared with what the broker has', () => {
  const [first, ...rest] = rights;
  const found = (...rules: Rule[]) => compare(rights, [...rest.map(asRule), ...rules], 'odyssey-');
  const rule = asRule(first as Right);

  it('misses what is not there, or only from one host', () => {
    expect(found().missing).toEqual([first]);
    expect(found(rule).missing).toEqual([]);
    const narrow = { ...rule, host: '10.0.0.1' };
    expect(found(narrow)).toMatchObject({ missing: [first], beyond: [] });
  });

  it('finds what our users have beyond it', () => {
    const all = { ...rule, operation: 'All' };
    const prefixed = { ...rule, pattern: 'prefixed' };
    expect(found(rule, all, prefixed).beyond).toEqual([all, prefixed]);
  });

  it.each<[string, Partial<Rule>]>([
    ['everybody on everything', { principal: 'User:*', name: '*' }],
    ['another on our prefix', { principal: 'User:x', name: 'ody', pattern: 'prefixed' }],
    ['a denial to a user of ours', { permission: 'deny' }],
  ])('shows %s, and leaves it', (_what, change) => {
    const other = { ...rule, ...change };
    expect(found(rule, other)).toEqual({ missing: [], beyond: [], others: [other] });
  });

  it('keeps quiet about what is not about ours', () => {
    const theirs = { ...rule, principal: 'User:x', name: 'theirs' };
    expect(found(rule, theirs).others).toEqual([]);
  });
});
