import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { z } from 'zod';
import { notes } from '../../test/notes/service.ts';
import { Input, NameParam } from '../http/input.decorators.ts';
import { Answers, Public, RateLimit, Scope, ToldOnce } from '../http/route.decorators.ts';
import { openApiOf } from './openapi.ts';

describe('the API document of a service', () => {
  const document = openApiOf(notes);

  it('has every public route and no internal one', () => {
    expect(
      Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method} ${path}`),
      ),
    ).toEqual(
      [
        'post /v1/notes',
        'get /v1/notes',
        'get /v1/notes/{id}',
        'patch /v1/notes/{id}',
        'delete /v1/notes/{id}',
        'post /v1/notes/{id}/print',
        'get /v1/before',
        'get /v1/broken',
        'get /v1/lying',
        'get /v1/open',
        'post /v1/open',
        'post /v1/sensitive',
        'get /v1/ticks',
      ].sort((a, b) => (a.split(' ')[1] ?? '').localeCompare(b.split(' ')[1] ?? '')),
    );
  });

  it('tells what a route takes, answers and can fail with', () => {
    const create = document.paths['/v1/notes']?.post;
    expect(create).toMatchObject({
      security: [{ accessToken: [] }],
      'x-scope': 'notes:write',
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/NoteInput' } } },
      },
      responses: {
        '201': {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } },
          headers: { ETag: {}, Location: {} },
        },
      },
    });
    expect(Object.keys(create?.responses ?? {})).toEqual([
      '201',
      '400',
      '401',
      '403',
      '409',
      '413',
      '415',
      '422',
      '429',
      '503',
    ]);
    const print = document.paths['/v1/notes/{id}/print']?.post as {
      responses: Record<string, { description: string }>;
    };
    expect(print.responses['409']?.description).toContain('plan_not_proposed');
    expect(document.paths['/v1/open']?.get).toMatchObject({ security: [] });
  });

  it('says what each answer carries, and shows each error', () => {
    type Responses = Record<string, { headers?: object; content?: Record<string, { examples?: object }> }>;
    const post = document.paths['/v1/notes']?.post as { responses: Responses } | undefined;
    const responses = post?.responses ?? {};
    const headersOf = (status: string) => Object.keys(responses[status]?.headers ?? {}).sort();
    expect(headersOf('201')).toEqual(['ETag', 'Location', 'RateLimit', 'RateLimit-Policy']);
    expect(headersOf('401')).toEqual(['WWW-Authenticate']);
    expect(headersOf('429')).toEqual(['RateLimit', 'RateLimit-Policy', 'Retry-After']);
    expect(headersOf('503')).toEqual(['Retry-After']);
    expect(responses['409']?.content?.['application/problem+json']?.examples).toMatchObject({
      idempotency_in_flight: { value: { status: 409, code: 'idempotency_in_flight', instance: '/v1/notes' } },
    });
  });

  it('names parameters one by one', () => {
    const parametersOf = (path: string, method: string) =>
      (document.paths[path]?.[method]?.parameters ?? []) as { name: string; required: boolean }[];
    const parameters = parametersOf('/v1/notes', 'get');
    expect(parameters.map(({ name, required }) => [name, required])).toEqual([
      ['limit', false],
      ['cursor', false],
      ['tag', false],
      ['archived', false],
    ]);
    expect(parametersOf('/v1/notes/{id}', 'patch').map(({ name }) => name)).toEqual(['id', 'If-Match']);
  });

  it('knows a name in the path from an id', () => {
    @Controller('v1/doors')
    class DoorsController {
      @Post(':door/open')
      @Public()
      @RateLimit('write')
      @Answers(204, null)
      open(@NameParam('door') _door: string): void {}
    }
    @Module({ controllers: [DoorsController] })
    class DoorsModule {}
    const open = openApiOf({ ...notes, module: DoorsModule }).paths['/v1/doors/{door}/open']?.post as {
      parameters: object[];
      responses: Record<string, object>;
    };
    expect(open.parameters).toEqual([
      expect.objectContaining({ name: 'door', schema: { type: 'string', pattern: expect.any(String) } }),
    ]);
    expect(Object.keys(open.responses)).toEqual(['204', '404', '429', '503']);
  });

  it('keeps the schemas as they are: 2020-12, with examples, constants and defaults', () => {
    expect(document.components.schemas.NoteInput).toMatchObject({
      type: 'object',
      required: ['title'],
      properties: {
        title: { type: 'string', minLength: 1, maxLength: 200 },
        tags: { type: 'array', maxItems: 3, default: [] },
      },
    });
    expect(document.components.schemas.Note).not.toHaveProperty('additionalProperties');
  });

  it('promises conditions, parts and safe repetition only where they are kept', () => {
    const Thing = z.object({ version: z.int() }).meta({ id: 'Thing' });
    @Controller('v1')
    class Things {
      @Get('kept')
      @Scope('things:read')
      @Answers(200, Thing)
      kept() {}
      @Get('fresh')
      @Scope('things:read')
      @Answers(200, Thing, { conditional: false })
      fresh() {}
      @Get('file')
      @Scope('things:read')
      @Answers(200, null, { contentType: 'image/png', file: true })
      file() {}
      @Post('once')
      @Scope('things:write')
      @ToldOnce()
      @Answers(202, Thing)
      once() {}
    }
    @Module({ controllers: [Things] })
    class ThingsModule {}
    const { paths } = openApiOf({ name: 'goals', module: ThingsModule });
    const told = (path: string, method: 'get' | 'post') => {
      const { parameters = [], responses = {} } = (paths[path]?.[method] ?? {}) as {
        parameters?: { name: string }[];
        responses?: object;
      };
      return [parameters.map(({ name }) => name), Object.keys(responses).filter((status) => status < '401')];
    };
    expect(told('/v1/kept', 'get')).toEqual([['If-None-Match'], ['200', '304']]);
    expect(told('/v1/fresh', 'get')).toEqual([[], ['200']]);
    expect(told('/v1/file', 'get')).toEqual([
      ['If-None-Match', 'Range'],
      ['200', '206', '304'],
    ]);
    expect(told('/v1/once', 'post')).toEqual([[], ['202']]);
  });

  it('says which limit a route counts against, where it counts', () => {
    const limitOf = (path: string, method: string) => document.paths[path]?.[method]?.['x-rate-limit'];
    expect(limitOf('/v1/notes', 'get')).toBe('read');
    expect(limitOf('/v1/notes', 'post')).toBe('write');
    expect(limitOf('/v1/open', 'post')).toBe('auth');
    expect(limitOf('/v1/open', 'get')).toBeUndefined();
  });

  it('is not made when a route says too little', () => {
    @Controller('v1')
    class Silent {
      @Get('silent')
      silent() {}
      @Post('half')
      @Public()
      half() {}
    }
    @Module({ controllers: [Silent] })
    class SilentModule {}
    expect(() => openApiOf({ name: 'goals', module: SilentModule })).toThrow(
      /Silent\.silent needs exactly one of.*Silent\.silent needs one @Answers.*Silent\.half needs one @Answers.*Silent\.half is @Public and writes: it needs @RateLimit/s,
    );
  });

  it('is not made when one name stands for two schemas', () => {
    @Controller('v1')
    class Twice {
      @Post('twice')
      @Public()
      @RateLimit('write')
      @Answers(200, z.object({ a: z.string() }).meta({ id: 'Twin' }))
      twice(@Input(z.object({ b: z.string() }).meta({ id: 'Other' })) _: object) {}
      @Get('twice')
      @Public()
      @Answers(200, z.array(z.object({ b: z.number() }).meta({ id: 'Other' })))
      list() {}
    }
    @Module({ controllers: [Twice] })
    class TwiceModule {}
    expect(() => openApiOf({ name: 'goals', module: TwiceModule })).toThrow();
  });
});
