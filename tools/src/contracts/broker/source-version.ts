import { execFileSync } from 'node:child_process';
import { REPOSITORY } from '../../paths.ts';
import { refused, unclear } from './exit-codes.ts';

/** What the broker knows this tree by. */
export interface SourceVersion {
  readonly version: string;
  readonly branch: string;
}

export interface VersionWords {
  readonly appVersion?: string;
  readonly branch?: string;
}

const git = (...words: string[]) =>
  execFileSync('git', words, {
    cwd: REPOSITORY,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

/** The commit, which says exactly what is in it. A pull request is checked out as a merge that nobody else can fetch: it names its own. */
export const commitOf = ({ appVersion }: VersionWords): string => appVersion ?? git('rev-parse', 'HEAD');

/** The branch, which CI knows and its checkout often does not. @throws Fault when neither does */
export function branchOf({ branch }: VersionWords, env: NodeJS.ProcessEnv): string {
  const known = branch ?? (env.GITHUB_HEAD_REF || env.GITHUB_REF_NAME || git('branch', '--show-current'));
  if (known) return known;
  throw unclear('No branch is checked out here.', 'say which: --branch main');
}

export const sourceVersion = (words: VersionWords, env: NodeJS.ProcessEnv): SourceVersion => ({
  version: commitOf(words),
  branch: branchOf(words, env),
});

/** What is in the broker binds others: it has to come from a commit that they can fetch. @throws Fault */
export function demandCi(what: string, env: NodeJS.ProcessEnv): void {
  if (env.CI) return;
  throw refused(
    `Only CI ${what}: others are held to it, so it has to be of a commit that they can fetch.`,
    'push, and let CI do it; with a broker of your own: CI=true',
  );
}

/** The pacts are published under the commit's name, so they have to be the commit's. @throws Fault */
export function demandCommitted(folder: string): void {
  const changed = git('status', '--porcelain', '--', folder);
  if (changed)
    throw refused(
      'The pacts are not those of the commit.',
      'commit contracts/pacts first',
      changed.split('\n'),
    );
}
