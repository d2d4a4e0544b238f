import type { Command } from 'commander';

interface Entry {
  name: string;
  summary: string;
  load(): Promise<{ command(): Command }>;
}

/** Every command, in the order of `./odyssey --help`. Each lives in a file of its own that exports `command()`. */
export const COMMANDS: Entry[] = [
  { name: 'up', summary: 'start everything', load: () => import('./commands/up.ts') },
  { name: 'down', summary: 'stop everything', load: () => import('./commands/down.ts') },
  { name: 'status', summary: 'what runs, and where', load: () => import('./commands/status.ts') },
  { name: 'logs', summary: 'what the services say', load: () => import('./commands/logs.ts') },
  { name: 'mail', summary: 'what was mailed, to read here', load: () => import('./commands/mail.ts') },
  {
    name: 'events',
    summary: 'watch the events, mend what is stuck',
    load: () => import('./commands/events.ts'),
  },
  {
    name: 'auth',
    summary: 'end sessions, change signing keys',
    load: () => import('./commands/auth.ts'),
  },
  { name: 'dev', summary: 'one service rebuilt on change', load: () => import('./commands/dev.ts') },
  { name: 'migrate', summary: 'bring the databases up to date', load: () => import('./commands/migrate.ts') },
  {
    name: 'seed',
    summary: 'an example person to look around with',
    load: () => import('./commands/seed.ts'),
  },
  { name: 'demo', summary: 'watch a life get organised', load: () => import('./commands/demo.ts') },
  { name: 'test', summary: 'prove it all, or some tiers', load: () => import('./commands/test.ts') },
  { name: 'bench', summary: 'measure speed beside others', load: () => import('./commands/bench.ts') },
  { name: 'chaos', summary: 'break everything, lose nothing', load: () => import('./commands/chaos.ts') },
  { name: 'check', summary: 'types, lint, boundaries, dead code', load: () => import('./commands/check.ts') },
  { name: 'new', summary: 'write a feature’s folder', load: () => import('./commands/new.ts') },
  {
    name: 'contracts',
    summary: 'who relies on what, and whether it is kept',
    load: () => import('./commands/contracts.ts'),
  },
  { name: 'build', summary: 'bundle the services', load: () => import('./commands/build.ts') },
  { name: 'sbom', summary: 'what each service is made of', load: () => import('./commands/sbom.ts') },
  { name: 'pack', summary: 'npm packages for programs outside', load: () => import('./commands/pack.ts') },
  { name: 'release', summary: 'freeze what others rely on', load: () => import('./commands/release.ts') },
  { name: 'reset', summary: 'remove all data (asks first)', load: () => import('./commands/reset.ts') },
  { name: 'doctor', summary: 'what is wrong here, and the fix', load: () => import('./commands/doctor.ts') },
];
