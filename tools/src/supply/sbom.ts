import { createHash } from 'node:crypto';
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { ingredients } from '../build/bundle.ts';
import type { ServiceName } from '../stack/services.ts';
import { type Lockfile, nameAt } from './lockfile.ts';

/** The packages whose code a service ships: those taken into its bundle, and natives with all that they load. */
async function shippedBy(service: ServiceName, lockfile: Lockfile): Promise<Set<string>> {
  const { files, outside } = await ingredients(service);
  const bundled = files.flatMap((file) => lockfile.placeOf(file) ?? []);
  const beside = outside.flatMap((name) => lockfile.placeOf(`node_modules/${name}/`) ?? []);
  return new Set([...bundled, ...lockfile.closure(beside)]);
}

/**
 * The bill of materials of a service, in CycloneDX 1.6 (ECMA-424): name, version, package URL, SHA-512 and licence of each package,
 * and which of them needs which. The same lockfile and sources always give the same text, so that it can be compared.
 */
export async function sbomOf(service: ServiceName, version: string, lockfile: Lockfile): Promise<string> {
  const places = [...(await shippedBy(service, lockfile))].sort();
  const bom = new Models.Bom();
  const root = new Models.Component(Enums.ComponentType.Application, service, {
    bomRef: `odyssey-${service}`,
    group: 'odyssey',
    version,
    licenses: new Models.LicenseRepository([new Models.SpdxLicense('Apache-2.0')]),
  });
  bom.metadata.component = root;
  const components = new Map(places.map((place) => [place, componentAt(place, lockfile)]));
  for (const [place, component] of components) {
    bom.components.add(component);
    root.dependencies.add(component.bomRef);
    for (const needed of lockfile.needsOf(place)) {
      const other = components.get(needed);
      if (other) component.dependencies.add(other.bomRef);
    }
  }
  bom.serialNumber = serialNumber([
    service,
    version,
    ...places.map((place) => componentKey(place, lockfile)),
  ]);
  const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  return `${new Serialize.JsonSerializer(factory).serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function componentAt(place: string, lockfile: Lockfile): Models.Component {
  const { version = '', integrity, license } = lockfile.at(place) ?? {};
  const [group, name] = splitName(nameAt(place));
  const component = new Models.Component(Enums.ComponentType.Library, name, {
    bomRef: componentKey(place, lockfile),
    version,
    purl: purlOf(nameAt(place), version),
    ...(group ? { group } : {}),
  });
  const [algorithm, digest] = integrity?.split(' ')[0]?.split('-') ?? [];
  if (algorithm === 'sha512' && digest)
    component.hashes.set(Enums.HashAlgorithm['SHA-512'], Buffer.from(digest, 'base64').toString('hex'));
  if (license) component.licenses.add(new Models.LicenseExpression(license));
  return component;
}

/** One package may be there in two versions, and one version in two places. */
const componentKey = (place: string, lockfile: Lockfile) =>
  `${place.replace(/^node_modules\//, '')}@${lockfile.at(place)?.version ?? ''}`;

const splitName = (name: string): [group: string | undefined, name: string] => {
  const [scope = '', own] = name.split('/');
  return own ? [scope, own] : [undefined, scope];
};

/** https://github.com/package-url/purl-spec: a scope is a namespace, its @ is encoded. */
const purlOf = (name: string, version: string) => `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

/** A UUID (version 8: of one's own making, RFC 9562) from the content. */
function serialNumber(parts: readonly string[]): `urn:uuid:${string}` {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  const uuid = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
  return `urn:uuid:${uuid}`;
}
