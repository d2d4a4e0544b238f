import { PactV4, SpecificationVersion } from '@pact-foundation/pact';

/**
 * A consumer's test file, as one worker runs it; writes the descriptions of the tests that passed to standard output.
 * Words: the folder, the worker's name, how many messages it expects.
 */
const [dir = '', worker = '', count = '0'] = process.argv.slice(2);
const passed: string[] = [];
for (let serial = 1; serial <= Number(count); serial += 1) {
  const pact = new PactV4({
    consumer: 'ai',
    provider: 'goals',
    dir,
    spec: SpecificationVersion.SPECIFICATION_VERSION_V4,
    logLevel: 'error',
  });
  const description = `message ${serial} of ${worker}`;
  await pact
    .addAsynchronousInteraction()
    .expectsToReceive(description, (message) => {
      message.withJSONContent({ serial });
    })
    .executeTest(async () => undefined)
    .then(
      () => passed.push(description),
      // It met the file half written by another: that one test is red, as it should be.
      () => undefined,
    );
}
// On a line of its own: the library writes there, too.
process.stdout.write(`\n${JSON.stringify(passed)}\n`);
