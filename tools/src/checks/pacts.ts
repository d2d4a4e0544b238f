import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_SERVICES } from '@odyssey/contracts';
import { parse } from 'yaml';
import { PACTS } from '../contracts/checked-in.ts';
import { differences } from '../contracts/documents/differences.ts';
import type { Pact } from '../contracts/pact-file.ts';
import type { OpenApi } from '../generate/described.ts';
import { REPOSITORY } from '../paths.ts';

const read = (file: string) => readFileSync(join(REPOSITORY, file), 'utf8');
const documents = {
  http: Object.fromEntries(
    DATA_SERVICES.map((service) => [service, JSON.parse(read(`contracts/http/${service}.json`)) as OpenApi]),
  ),
  events: parse(read('contracts/asyncapi.yaml')) as object,
};
const pacts = readdirSync(PACTS).map((file) => JSON.parse(readFileSync(join(PACTS, file), 'utf8')) as Pact);
const found: string[] = [];
for (const pact of pacts) found.push(...(await differences(pact, documents)));
console.log(found.length === 0 ? `${pacts.length} pacts, all as the documents say` : found.join('\n'));
process.exitCode = found.length === 0 ? 0 : 1;
