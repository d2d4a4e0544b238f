import type { ServerResponse } from 'node:http';
import { asUser, type TestService, type TestUser, waitUntil } from '@odyssey/testing';
import { partOf } from '../other-services.ts';
import { others } from './others.ts';

const PATH = '/v1/privacy/exports';

async function asked(service: TestService, user: TestUser): Promise<string> {
  const { status, body } = await service.http(user).post(PATH);
  if (status !== 202) throw new Error(`the export was not taken: ${JSON.stringify(body)}`);
  return String(body.id);
}

/** A person whose export is there to be taken. */
export async function aReadyExport(service: TestService) {
  const user = asUser();
  others.keep('goals', user.userId, { kind: 'tasks', record: { title: 'Swim far' } });
  const exportId = await asked(service, user);
  const { headers } = await waitUntil(
    async () => {
      const answer = await service.http(user).get(`${PATH}/${exportId}`);
      return answer.body.status === 'ready' ? answer : undefined;
    },
    { within: 15_000, what: 'the export to be made' },
  );
  return { user, exportId, etag: String(headers.etag) };
}

/** A person whose export waits for a service that refuses its part again and again. */
export async function anExportUnderWay(service: TestService) {
  const user = asUser();
  others.trouble(
    'memory',
    partOf(user.userId),
    ...Array.from({ length: 20 }, () => (response: ServerResponse) => {
      response.writeHead(403).end('{}');
    }),
  );
  return { user, exportId: await asked(service, user) };
}

/** The same after its last try. */
export async function aFailedExport(service: TestService): Promise<void> {
  const { exportId } = await anExportUnderWay(service);
  const last = `update jobs.job set retry_count = retry_limit - 1, start_after = now() where id = $1 and state = 'retry' returning id`;
  await waitUntil(async () => (await service.rows(last, [exportId])).length > 0, {
    within: 10_000,
    what: 'the first try to fail',
  });
  const failed = `select 1 from exports where id = $1 and status = 'failed'`;
  await waitUntil(async () => (await service.rows(failed, [exportId])).length > 0, {
    within: 15_000,
    what: 'the last try to fail',
  });
}
