import { describe, expect, it } from '@jest/globals';
import type { OpenApi } from '../../generate/described.ts';
import type { Interaction, Pact } from '../pact-file.ts';
import { differences } from './differences.ts';

const ID = '01890000-0000-7000-8000-000000000001';
const TYPE = 'goals.tide.turned.v1';

const http = {
  openapi: '3.1.1',
  info: { title: 'Tides', version: '1' },
  paths: {
    '/v1/tides/{id}': {
      get: {
        operationId: 'Tides_read',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
          { name: 'at', in: 'query', schema: { type: 'integer' } },
        ],
        responses: {
          '200': {
            description: 'The tide',
            content: {
              'application/json': {
                schema: { type: 'object', required: ['height'], properties: { height: { type: 'number' } } },
              },
            },
          },
          '400': { description: 'No id' },
        },
      },
    },
  },
  components: {},
} as unknown as OpenApi;

const events = {
  asyncapi: '3.0.0',
  info: { title: 'Tides', version: '1' },
  channels: {
    goals: { address: 'odyssey.goals', messages: { [TYPE]: { $ref: `#/components/messages/${TYPE}` } } },
  },
  operations: {
    [`${TYPE}.publish`]: {
      action: 'send',
      channel: { $ref: '#/channels/goals' },
      messages: [{ $ref: `#/channels/goals/messages/${TYPE}` }],
    },
  },
  components: {
    messages: {
      [TYPE]: {
        headers: { type: 'object', properties: { ce_type: { const: TYPE } } },
        payload: { type: 'object', properties: { height: { type: 'number' } } },
      },
    },
  },
};

const asked = (more: object = {}, status = 200, content: unknown = { height: 3 }): Interaction =>
  ({
    type: 'Synchronous/HTTP',
    description: 'the tide',
    request: { method: 'GET', path: `/v1/tides/${ID}`, ...more },
    response: {
      status,
      ...(status === 200
        ? {
            headers: { 'content-type': ['application/json'] },
            body: { content, contentType: 'application/json', encoded: false },
          }
        : {}),
    },
  }) as Interaction;

const read = (content: unknown = { height: 3 }, operationId = `${TYPE}.publish`): Interaction =>
  ({
    type: 'Asynchronous/Messages',
    description: `${TYPE} as ai.watch reads it`,
    comments: { references: { AsyncAPI: { operationId }, kafka: { topic: 'odyssey.goals' } } },
    contents: { content, contentType: 'application/json', encoded: false },
    metadata: { kafka_topic: 'odyssey.goals', kafka_key: ID, contentType: 'application/json', ce_type: TYPE },
  }) as Interaction;

function found(...interactions: Interaction[]): Promise<string[]> {
  const pact: Pact = { consumer: { name: 'ai' }, provider: { name: 'goals' }, interactions };
  return differences({ ...pact, metadata: { pactSpecification: { version: '4.0' } } } as Pact, {
    http: { goals: http },
    events,
  });
}

describe('a pact that agrees with the documents', () => {
  it.each([
    ['asks for a documented route', asked()],
    ['reads a documented event', read()],
    ['is refused for what is no id', asked({ path: '/v1/tides/seven' }, 400)],
    ['is refused for what is no number', asked({ query: { at: ['noon'] } }, 400)],
    [
      'asks with what the provider state gives',
      asked({ query: { at: [ID] }, generators: { query: { at: {} } } }),
    ],
    ['asks an internal route, which is in no document', asked({ path: '/internal/tides' })],
  ])('%s', async (_name, interaction) => {
    expect(await found(interaction)).toEqual([]);
  });
});

describe('a pact that the documents know nothing of', () => {
  it.each([
    ['a route', asked({ path: '/v1/moons' }), 'Path or method not defined in spec file: GET /v1/moons'],
    ['a method', asked({ method: 'PUT' }), 'Path or method not defined in spec file: PUT'],
    ['a status', asked({}, 204), 'Response status code not defined in spec file: 204'],
    ['a field of another type', asked({}, 200, { height: 'high' }), 'must be number'],
    ['an input of another type', asked({ query: { at: ['noon'] } }), 'must be integer'],
    ['an event', read({}, 'goals.tide.ebbed.v1.publish'), 'Operation not defined in AsyncAPI spec'],
    ['an event’s field of another type', read({ height: 'high' }), 'No message in the operation matched'],
  ])('%s', async (_name, interaction, sentence) => {
    const sentences = await found(interaction);
    expect(sentences).toEqual([expect.stringContaining(sentence)]);
    expect(sentences[0]).toContain(`ai-goals.json, “${interaction.description}”`);
  });

  it('a provider without a document', async () => {
    const pact: Pact = { consumer: { name: 'ai' }, provider: { name: 'sea' }, interactions: [asked()] };
    expect(await differences(pact, { http: {}, events })).toEqual([
      'ai-sea.json: sea has no document in contracts/http',
    ]);
  });
});
