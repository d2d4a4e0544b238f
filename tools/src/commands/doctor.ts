import { Command } from 'commander';
import { diagnose } from '../machine/diagnosis.ts';
import { stackFolder } from '../paths.ts';
import { externalParts } from '../stack/external.ts';

export function command(): Command {
  return new Command('doctor')
    .description('Look at everything Odyssey needs of this machine, and name the fix for what is wrong.')
    .addHelpText('after', '\nExample: ./odyssey doctor')
    .action(doctor);
}

function doctor(): void {
  const findings = diagnose(stackFolder(), externalParts(process.env), process.env);
  for (const { name, well, words, fix } of findings) {
    console.log(`${well ? '✔' : '✘'} ${name.padEnd(14)} ${words}`);
    if (fix) console.log(`  ${''.padEnd(14)} Fix: ${fix}`);
  }
  const wrong = findings.filter(({ well }) => !well).length;
  console.log(wrong === 0 ? '\nAll is well.' : `\n${wrong} to mend.`);
  process.exitCode = wrong === 0 ? 0 : 1;
}
