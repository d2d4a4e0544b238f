import manifest from '../../../package.json' with { type: 'json' };

/** The release of the product that this is, as its root manifest has it: bundled, it is fixed at the build. */
export const RELEASE: string = manifest.version;
