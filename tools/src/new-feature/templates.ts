import type { FeatureNames } from './names.ts';

/** The files of a feature, path (within the service's src) → text. `stamp` orders the migration. */
export function featureFiles(names: FeatureNames, stamp: number): Record<string, string> {
  const { plural, singular } = names;
  return {
    [`${plural}/${singular}.rules.ts`]: rules(names),
    [`${plural}/${singular}.rules.spec.ts`]: rulesSpec(names),
    [`${plural}/${singular}.entity.ts`]: entity(names),
    [`${plural}/${singular}.dto.ts`]: dto(names),
    [`${plural}/${plural}.service.ts`]: service(names),
    [`${plural}/${plural}.controller.ts`]: controller(names),
    [`migrations/${stamp}-create-${plural}.ts`]: migration(names, stamp),
  };
}

const rules = ({
  Singular,
  variable,
  words,
}: FeatureNames) => `import { type Change, changed, unchanged } from '@odyssey/events';

/** A ${words}, as its rules see it. */
export interface ${Singular} {
  id: string;
  ownerId: string;
  title: string;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}

export type ${Singular}Edit = Partial<Pick<${Singular}, 'title'>>;

export function create${Singular}(id: string, ownerId: string, title: string, at: Date): Change<${Singular}> {
  return changed({ id, ownerId, title, createdAt: at, updatedAt: at, version: 1 });
}

/** An edit that says nothing new changes nothing. */
export function change${Singular}(${variable}: ${Singular}, edit: ${Singular}Edit, at: Date): Change<${Singular}> {
  if (edit.title === undefined || edit.title === ${variable}.title) return unchanged(${variable});
  return changed({ ...${variable}, title: edit.title, updatedAt: at });
}
`;

const rulesSpec = ({
  Singular,
  singular,
  words,
  variable,
}: FeatureNames) => `import { describe, expect, it } from '@jest/globals';
import { unchanged } from '@odyssey/events';
import { change${Singular}, create${Singular} } from './${singular}.rules.ts';

const NOW = new Date('2026-05-04T07:40:00.000Z');
const LATER = new Date('2026-05-05T07:40:00.000Z');

describe('a ${words}', () => {
  const ${variable} = create${Singular}('01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-00000000face', 'First', NOW).state;

  it('changes when the edit says something new', () => {
    expect(change${Singular}(${variable}, { title: 'Second' }, LATER)).toMatchObject({
      changed: true,
      state: { title: 'Second', createdAt: NOW, updatedAt: LATER },
    });
  });

  it('stays as it is when the edit says nothing new', () => {
    expect(change${Singular}(${variable}, { title: 'First' }, LATER)).toEqual(unchanged(${variable}));
  });
});
`;

const entity = ({
  Singular,
  singular,
  table,
}: FeatureNames) => `import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { ${Singular} } from './${singular}.rules.ts';

@Entity('${table}')
export class ${Singular}Entity implements ${Singular} {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'owner_id', type: 'uuid' }) ownerId!: string;
  @Column('text') title!: string;
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 }) createdAt!: Date;
  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 }) updatedAt!: Date;
  @VersionColumn() version!: number;
}
`;

const dto = ({
  Singular,
  singular,
  variable,
}: FeatureNames) => `import { Id, Instant } from '@odyssey/contracts';
import { mergePatch } from '@odyssey/platform';
import { z } from 'zod';
import type { ${Singular} } from './${singular}.rules.ts';

export const ${Singular}Input = z.object({ title: z.string().trim().min(1).max(200) }).meta({ id: '${Singular}Input' });
export type ${Singular}Input = z.output<typeof ${Singular}Input>;

export const ${Singular}Patch = mergePatch(${Singular}Input).meta({ id: '${Singular}Patch' });
export type ${Singular}Patch = z.output<typeof ${Singular}Patch>;

export const ${Singular}View = z
  .object({ id: Id, title: z.string(), createdAt: Instant, updatedAt: Instant, version: z.int() })
  .meta({ id: '${Singular}' });
export type ${Singular}View = z.output<typeof ${Singular}View>;

export const to${Singular}View = (${variable}: ${Singular}): ${Singular}View => ({
  id: ${variable}.id,
  title: ${variable}.title,
  createdAt: ${variable}.createdAt.toISOString(),
  updatedAt: ${variable}.updatedAt.toISOString(),
  version: ${variable}.version,
});
`;

const service = ({
  Plural,
  Singular,
  singular,
  variable,
  words,
  pluralVariable,
}: FeatureNames) => `import { Injectable } from '@nestjs/common';
import { Outbox, type Tx, type UserId } from '@odyssey/events';
import { Clock, Cursors, type ExpectedVersion, expectVersion, newId, type Page, type PageQuery } from '@odyssey/platform';
import { DataSource, LessThan } from 'typeorm';
import { ${Singular}Entity } from './${singular}.entity.ts';
import { type ${Singular}Input, type ${Singular}Patch, type ${Singular}View, to${Singular}View } from './${singular}.dto.ts';
import { change${Singular}, create${Singular}, type ${Singular} } from './${singular}.rules.ts';

@Injectable()
export class ${Plural}Service {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Newest first: ids rise with time. */
  list(owner: UserId, query: PageQuery): Promise<Page<${Singular}View>> {
    return this.cursors.page<${Singular}, ${Singular}View>({
      query,
      list: ['${pluralVariable}', owner],
      fetch: (after, take) =>
        this.dataSource.manager.find(${Singular}Entity, {
          where: { ownerId: owner, ...(after ? { id: LessThan(String(after[0])) } : {}) },
          order: { id: 'desc' },
          take,
        }),
      position: ({ id }) => [id],
      view: to${Singular}View,
    });
  }

  create(tx: Tx, owner: UserId, { title }: ${Singular}Input): Promise<${Singular}> {
    return this.outbox.saveChange<${Singular}>(tx, ${Singular}Entity, create${Singular}(newId(), owner, title, this.clock.now()));
  }

  /** @throws not_found when it does not exist or is someone else's. */
  find(tx: Tx, owner: UserId, id: string): Promise<${Singular}> {
    return tx.findOwned(${Singular}Entity, owner, id);
  }

  /** @throws not_found, stale_version */
  async update(tx: Tx, owner: UserId, id: string, patch: ${Singular}Patch, expected: ExpectedVersion): Promise<${Singular}> {
    const ${variable} = await this.find(tx, owner, id);
    expectVersion(${variable}, expected);
    return this.outbox.saveChange<${Singular}>(tx, ${Singular}Entity, change${Singular}(${variable}, patch, this.clock.now()));
  }

  /** Deletes the ${words} for good. @throws not_found, stale_version */
  async remove(tx: Tx, owner: UserId, id: string, expected: ExpectedVersion): Promise<void> {
    expectVersion(await this.find(tx, owner, id), expected);
    await tx.manager.delete(${Singular}Entity, { id, ownerId: owner });
  }
}
`;

const controller = ({
  Plural,
  Singular,
  plural,
  pluralVariable,
  singular,
}: FeatureNames) => `import { Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import { Transactions } from '@odyssey/events';
import {
  Answers,
  Caller,
  type CallerIdentity,
  type ExpectedVersion,
  IdParam,
  IfMatch,
  Input,
  Page,
  PageQuery,
  QueryOf,
  Requests,
  Scope,
} from '@odyssey/platform';
import { ${Plural}Service } from './${plural}.service.ts';
import { ${Singular}Input, ${Singular}Patch, ${Singular}View, to${Singular}View } from './${singular}.dto.ts';

@Controller('v1/${plural}')
export class ${Plural}Controller {
  constructor(
    private readonly ${pluralVariable}: ${Plural}Service,
    private readonly requests: Requests,
    private readonly transactions: Transactions,
  ) {}

  @Get()
  @Scope('${plural}:read')
  @Answers(200, Page(${Singular}View))
  list(@Caller() { userId }: CallerIdentity, @QueryOf(PageQuery) query: PageQuery): Promise<Page<${Singular}View>> {
    return this.${pluralVariable}.list(userId, query);
  }

  @Post()
  @Scope('${plural}:write')
  @Answers(201, ${Singular}View, { location: ({ id }) => \`/v1/${plural}/\${id}\` })
  create(@Caller() caller: CallerIdentity, @Input(${Singular}Input) input: ${Singular}Input): Promise<${Singular}View> {
    return this.requests.forCaller(caller, async (tx) => to${Singular}View(await this.${pluralVariable}.create(tx, caller.userId, input)));
  }

  @Get(':id')
  @Scope('${plural}:read')
  @Answers(200, ${Singular}View)
  find(@Caller() { userId }: CallerIdentity, @IdParam('id') id: string): Promise<${Singular}View> {
    return this.transactions.reading(async (tx) => to${Singular}View(await this.${pluralVariable}.find(tx, userId, id)));
  }

  @Patch(':id')
  @Scope('${plural}:write')
  @Answers(200, ${Singular}View)
  update(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
    @Input(${Singular}Patch) patch: ${Singular}Patch,
  ): Promise<${Singular}View> {
    return this.requests.forCaller(caller, async (tx) =>
      to${Singular}View(await this.${pluralVariable}.update(tx, caller.userId, id, patch, expected)),
    );
  }

  @Delete(':id')
  @Scope('${plural}:write')
  @Answers(204, null)
  remove(@Caller() caller: CallerIdentity, @IdParam('id') id: string, @IfMatch() expected: ExpectedVersion): Promise<void> {
    return this.requests.forCaller(caller, (tx) => this.${pluralVariable}.remove(tx, caller.userId, id, expected));
  }
}
`;

const migration = (
  { Plural, table }: FeatureNames,
  stamp: number,
) => `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Create${Plural}${stamp} implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(\`
      create table ${table} (
        id uuid primary key,
        owner_id uuid not null,
        title text not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        version int not null
      );
      create index ${table}_list on ${table} (owner_id, id desc);
    \`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ${table}');
  }
}
`;
