import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fragmentsOf, type Statement, statementsOf } from './owned-statements.ts';

const read = (path: string) => ({ path, text: readFileSync(path, 'utf8') });
const MIGRATIONS = globSync('{services/*,libs/*}/src/migrations/*.ts').map(read);
const SOURCES = globSync('{services/*,libs/*}/src/**/*.ts')
  .filter((path) => !/\.(spec|int-spec)\.ts$|\/migrations\/|^libs\/testing\//.test(path))
  .map(read);

const packageOf = (path: string): string => path.split('/').slice(0, 2).join('/');
const PACKAGES = [...new Set(SOURCES.map(({ path }) => packageOf(path)))];

/** Tables of a package that have an owner, as its migrations make them, and the entities that stand for them. */
function ownedIn(folder: string) {
  const tables = new Set(
    MIGRATIONS.filter(({ path }) => packageOf(path) === folder)
      .flatMap(({ text }) => [...text.matchAll(/create table (\w+) \(([^;]*)/g)])
      .filter(([, , columns]) => columns?.includes('owner_id'))
      .map(([, table]) => table ?? ''),
  );
  const entities = new Set(
    SOURCES.filter(({ path }) => packageOf(path) === folder)
      .flatMap(({ text }) => [...text.matchAll(/@Entity\('(\w+)'\)[\s\S]*?export class (\w+)/g)])
      .filter(([, table]) => tables.has(table ?? ''))
      .map(([, , name]) => name ?? ''),
  );
  return { tables, entities };
}

/** What rightly names no owner, and why. An entry that no statement needs any more is a fault, too. */
const EXCEPTIONS: Record<string, readonly string[]> = {
  'deletes or counts what is over, of everybody': [
    'libs/platform/src/requests/idempotency-keys.ts: idempotency_keys',
    'services/archival/src/erasures/overdue-erasures.ts: erasures',
    'services/auth/src/passkeys/challenges.service.ts: PasskeyChallengeEntity',
    'services/auth/src/personal-tokens/personal-tokens.service.ts: PersonalTokenEntity',
    'services/auth/src/security-log/security-log.service.ts: SecurityEventEntity',
  ],
  'finds a person by what only they have: the hash of a token, a credential, an account elsewhere': [
    'services/auth/src/identities/identities.service.ts: IdentityEntity',
    'services/auth/src/identities/oidc-flows.service.ts: OidcFlowEntity',
    'services/auth/src/mail/one-use-tokens.service.ts: OneUseTokenEntity',
    'services/auth/src/passkeys/passkeys.service.ts: PasskeyEntity',
    'services/auth/src/passkeys/passkeys.service.ts: passkeys',
    'services/auth/src/personal-tokens/personal-token-lookup.ts: personal_tokens',
    'services/auth/src/sessions/sessions.service.ts: RefreshTokenEntity',
    'services/auth/src/sessions/sessions.service.ts: SessionEntity',
  ],
  'changes by its id a row that the same transaction found by its owner': [
    'services/auth/src/mfa/mfa.service.ts: TotpFactorEntity',
  ],
  'outlives its owner: an erasure is found by its own id, with a receipt or by the job that carries it out': [
    'services/archival/src/erasures/erasures.reader.ts: ErasureEntity',
    'services/archival/src/jobs/erasure.workers.ts: ErasureEntity',
  ],
  'reads by ids that a statement with the owner has just given, in the same transaction': [
    'services/ai/src/stories/story.snapshots.ts: StorySourceEntity',
    'services/ai/src/stories/story.snapshots.ts: stories',
    'services/ai/src/stories/story.snapshots.ts: story_revisions',
    'services/archival/src/exports/exports.service.ts: ExportEntity',
    'services/goals/src/items/follow.service.ts: GoalEntity',
    'services/goals/src/items/follow.service.ts: TaskEntity',
    'services/goals/src/tasks/task.snapshots.ts: GoalEntity',
    'services/goals/src/trash/trash.facts.ts: GoalEntity',
    'services/goals/src/trash/trash.facts.ts: LifeAreaEntity',
    'services/goals/src/trash/trash.facts.ts: ProjectEntity',
    'services/goals/src/trash/trash.facts.ts: TaskEntity',
    'services/media/src/assets/asset.snapshots.ts: AssetFileEntity',
  ],
  'follows edges, which a foreign key keeps within one owner, from a task that was found by its owner': [
    'services/goals/src/tasks/dependencies.service.ts: task_dependencies',
    'services/goals/src/tasks/task.entity.ts: task_dependencies',
    'services/goals/src/tasks/task.entity.ts: tasks',
    'services/goals/src/user-data/goals.user-data.ts: task_dependencies',
  ],
  'is a table of people whose id is the owner’s': ['services/ai/src/records/people.service.ts: PersonEntity'],
  'is the mail that a job was made for, or what was written to one address, whoever asked for it': [
    'services/auth/src/mail/security-mails.service.ts: SecurityMailEntity',
  ],
  'serves a file to whoever has its signed link': [
    'services/media/src/assets/assets.reader.ts: AssetFileEntity',
  ],
};

const key = ({ path, about }: Statement) => `${path}: ${about}`;

describe('a statement about rows of people', () => {
  const found = PACKAGES.flatMap((folder) => {
    const owned = ownedIn(folder);
    const own = SOURCES.filter(({ path }) => packageOf(path) === folder);
    return own.flatMap(({ path, text }) => statementsOf(path, text, owned));
  });

  it('is found in every service, so that the rule is about something', () => {
    const services = new Set(found.map(({ path }) => path.split('/')[1]));
    expect([...services].sort()).toEqual(
      expect.arrayContaining(['ai', 'archival', 'auth', 'goals', 'media', 'memory', 'notifications']),
    );
    expect(found.length).toBeGreaterThan(100);
  });

  it('names the owner, or is an exception with a reason', () => {
    const nameless = [...new Set(found.filter(({ namesOwner }) => !namesOwner).map(key))];
    expect(nameless.sort()).toEqual(Object.values(EXCEPTIONS).flat().sort());
  });
});

describe('the search for such statements', () => {
  const among = { tables: new Set(['notes']), entities: new Set(['NoteEntity']) };
  const seen = (text: string) => statementsOf('a.ts', text, among).map(({ namesOwner }) => namesOwner);

  it.each([
    ["tx.query('select * from notes where owner_id = $1', [owner])", [true]],
    ["tx.query('select * from notes where id = $1', [id])", [false]],
    ['tx.execute(`update notes set title = $1 where id = $2`)', [false]],
    ['tx.execute(`delete from notes where id = any($1)`)', [false]],
    ['tx.manager.findOneBy(NoteEntity, { id, ownerId: owner })', [true]],
    ['tx.manager.findOneBy(NoteEntity, { id })', [false]],
    ['tx.manager.find(NoteEntity, { where: { id: In([f(1)]), ownerId } })', [true]],
    ['tx.manager.update(NoteEntity, { id }, { title })', [false]],
    [
      "tx.manager.createQueryBuilder(NoteEntity, 'n').where('n.ownerId = :owner', { owner }).getMany();",
      [true],
    ],
    ["tx.manager.createQueryBuilder(NoteEntity, 'n').where('n.id = :id', { id }).getMany();", [false]],
    ['tx.manager.findOneBy(OtherEntity, { id })', []],
    ["tx.query('select * from keynotes where id = $1')", []],
  ])('judges %s', (text, expected) => {
    expect(seen(text)).toEqual(expected);
  });

  it('reads a literal to its end, whatever is in it', () => {
    const inner = ['b $', '{c(`d`)} e'].join('');
    expect(fragmentsOf(`a('x"y', \`${inner}\`) // 'z'`)).toEqual(['x"y', inner]);
  });
});
