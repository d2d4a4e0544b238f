import { ask, type Broker } from './broker.ts';

export interface Environment {
  readonly name: string;
  readonly uuid: string;
}

/** What is in an environment now: by participant its versions. */
export type Inhabitants = ReadonlyMap<string, readonly string[]>;

interface InEnvironment {
  readonly _embedded: {
    readonly version: { readonly number: string };
    readonly pacticipant: { readonly name: string };
  };
}

export async function environmentsOf(broker: Broker): Promise<Environment[]> {
  const { body } = await ask(broker, 'environments');
  return (body._embedded?.environments ?? []).map(({ name, uuid }) => ({
    name: String(name),
    uuid: String(uuid),
  }));
}

/** Deployed ones and released ones. */
export async function inhabitantsOf(broker: Broker, { uuid }: Environment): Promise<Inhabitants> {
  const { body: deployed } = await ask(broker, `environments/${uuid}/deployed-versions/currently-deployed`);
  const { body: released } = await ask(broker, `environments/${uuid}/released-versions/currently-supported`);
  const all = [
    ...(deployed._embedded?.deployedVersions ?? []),
    ...(released._embedded?.releasedVersions ?? []),
  ] as unknown as InEnvironment[];
  const inhabitants = new Map<string, string[]>();
  for (const { _embedded } of all) {
    const { name } = _embedded.pacticipant;
    inhabitants.set(name, [...(inhabitants.get(name) ?? []), _embedded.version.number]);
  }
  return inhabitants;
}
