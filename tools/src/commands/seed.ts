import { Command } from 'commander';
import { Fault } from '../fault.ts';
import { stackFolder } from '../paths.ts';
import { progressLine } from '../show/progress.ts';
import { statusOf } from '../supervisor/control.ts';

export function command(): Command {
  return new Command('seed')
    .description(
      'Put an example person with goals, tasks and stories into the running stack, to look around with.',
    )
    .addHelpText('after', '\nExample: ./odyssey up --detach && ./odyssey seed')
    .action(run);
}

async function run(): Promise<void> {
  const gateway = (await statusOf(stackFolder()))?.stack?.gateway.url;
  if (!gateway) throw new Fault('Odyssey does not run here.', './odyssey up --detach');
  const { seed } = await import('../seed/seed.ts');
  const { PERSON } = await import('../seed/person.ts');
  const isNew = await seed(gateway, (line) => console.log(progressLine(line)));
  console.log(isNew ? '\nLog in as:' : 'The example person is there already. Log in as:');
  console.log(`  curl ${gateway}/v1/auth/login -H 'content-type: application/json' \\`);
  console.log(`    -d '${JSON.stringify({ email: PERSON.email, password: PERSON.password })}'`);
}
